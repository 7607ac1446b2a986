// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.grounding;

import static java.util.Objects.requireNonNull;

/**
 * A statement of a data set.
 *
 * @param id its identifier
 * @param dialog the dialogue it belongs to
 * @param upto how many turns of the dialogue come before it
 * @param text the statement
 * @param label whether the turns before it support it
 * @param kind how it was made, for example {@code clean} or {@code amount_digit}
 */
public record LabelledStatement(
    String id, String dialog, int upto, String text, Label label, String kind) {

  /** Whether the evidence supports a statement. */
  public enum Label {
    /** It does. */
    SUPPORTED,
    /** It does not, in at least one point. */
    UNSUPPORTED,
    /** People would differ; left out of every figure. */
    DEBATABLE
  }

  public LabelledStatement {
    requireNonNull(id, "id");
    requireNonNull(dialog, "dialog");
    requireNonNull(text, "text");
    requireNonNull(label, "label");
    requireNonNull(kind, "kind");
  }
}
