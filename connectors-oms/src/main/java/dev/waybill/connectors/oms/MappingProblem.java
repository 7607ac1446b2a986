// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a SELECT cannot be used as it is, and the way out. It holds no value of any row.
 *
 * @param query the SELECT, or null if no SELECT could be tried
 * @param label the column label it is about, or null if it is about the whole SELECT
 * @param rule the rule that does not hold
 * @param fix what to change
 */
public record MappingProblem(
    @Nullable OrderQuery query, @Nullable String label, String rule, String fix) {

  public MappingProblem {
    requireNonNull(rule, "rule");
    requireNonNull(fix, "fix");
  }

  /** One line: where, what, and the way out. */
  @Override
  public String toString() {
    String where = query == null ? "orders" : query.key();
    return where + (label == null ? "" : ", " + label) + ": " + rule + "; " + fix;
  }
}
