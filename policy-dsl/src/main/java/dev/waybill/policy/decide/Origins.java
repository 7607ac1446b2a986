// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.SourcePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares labels with the sources a policy accepts. */
final class Origins {

  private Origins() {}

  /** Why some label is not covered by any of the sources; null if all are, and there is one. */
  static Decision.@Nullable Missing check(List<Label> labels, List<SourcePattern> sources) {
    Decision.Missing why = labels.isEmpty() ? Decision.Missing.WRONG_SOURCE : null;
    for (Label label : labels) {
      boolean covered = false;
      boolean onlyOld = false;
      for (SourcePattern source : sources) {
        if (source.name().equals(label.name()) && (!source.verified() || label.verified())) {
          covered |= !source.inThisConversation() || label.inThisConversation();
          onlyOld = true;
        }
      }
      if (!covered && !onlyOld) {
        return Decision.Missing.WRONG_SOURCE;
      }
      why = covered ? why : Decision.Missing.STALE;
    }
    return why;
  }

  /** The same for every accept of an argument. */
  static Decision.@Nullable Missing checkAll(
      List<Label> labels, List<List<SourcePattern>> accepts) {
    Decision.Missing why = null;
    for (List<SourcePattern> sources : accepts) {
      Decision.Missing one = check(labels, sources);
      if (one == Decision.Missing.WRONG_SOURCE) {
        return one;
      }
      why = one == null ? why : one;
    }
    return why;
  }
}
