// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.internal.Check;

/**
 * Decides claim by claim whether a text may leave. A claim is supported by the evidence cited for
 * its words, or, where nothing is cited, by evidence that entails it word for word or by one step
 * of counting or reckoning. What cannot be found in the ledger is unsupported, what the ledger says
 * otherwise is contradicted, and what is older than the contract allows is stale unless its time is
 * said with it.
 *
 * <p>Deterministic; no model takes part. Immutable; safe for use by many threads.
 */
public final class Verifier {

  /** Creates a verifier. */
  public Verifier() {}

  /**
   * Checks a text against a ledger.
   *
   * @param statement the text and its citations
   * @param ledger what was read in this turn
   * @param contract what may be claimed, and how fresh it must be
   * @param setting for whom, where and when the text is written
   * @return one finding for each claim, in the order of the text
   */
  public Verdict verify(
      Statement statement, EvidenceLedger ledger, GroundingContract contract, Setting setting) {
    requireNonNull(statement, "statement");
    requireNonNull(ledger, "ledger");
    requireNonNull(contract, "contract");
    requireNonNull(setting, "setting");
    return Check.of(statement, ledger, contract, setting);
  }
}
