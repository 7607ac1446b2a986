/**
 * May this sentence be said? Claims are found in the text of a reply, and each must be entailed by
 * the evidence ledger. Deterministic; no language model takes part.
 */
@NullMarked
package dev.waybill.grounding;

import org.jspecify.annotations.NullMarked;
