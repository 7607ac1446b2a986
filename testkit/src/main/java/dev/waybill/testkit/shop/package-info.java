/**
 * Systems of record for tests: orders, parcels and a hand-off desk in memory, which fail on demand.
 */
@NullMarked
package dev.waybill.testkit.shop;

import org.jspecify.annotations.NullMarked;
