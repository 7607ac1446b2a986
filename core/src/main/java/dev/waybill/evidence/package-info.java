/**
 * What we know, from whom, since when: an append-only ledger of facts, each with its source, the
 * time it was observed and how far it may be trusted.
 */
@NullMarked
package dev.waybill.evidence;

import org.jspecify.annotations.NullMarked;
