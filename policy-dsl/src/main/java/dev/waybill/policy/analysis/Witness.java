// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Request;

/**
 * An example of a case. Immutable and safe for use by several threads.
 *
 * @param request a request with just the values that matter for the case
 * @param ledger what the ledger is taken to answer, in words; empty if it is not asked
 * @param confirmed whether the evaluators decide this request as the analysis says; false for a
 *     case that is only possible, because it rests on something the analysis does not look into
 * @param words the values in words
 */
public record Witness(Request request, String ledger, boolean confirmed, String words) {
  public Witness {
    requireNonNull(request, "request");
    requireNonNull(ledger, "ledger");
    requireNonNull(words, "words");
  }
}
