/**
 * The words of the trade, as records: orders, lines, fulfilments, parcels, scans, estimates,
 * promises, payments, refunds, returns, addresses and money.
 *
 * <p>Every record is immutable and safe to share between threads. A state that a source may name in
 * its own words is kept twice: as our term, and as the source's word beside it ({@code
 * sourceState}), so that an unknown word is {@code UNKNOWN} and never a guess.
 */
@NullMarked
package dev.waybill.commerce;

import org.jspecify.annotations.NullMarked;
