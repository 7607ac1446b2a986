// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, at most {@value #MOST} things. Not for use by several threads. */
final class Problems {

  static final int MOST = 20;

  private final List<Diagnostic> found = new ArrayList<>();
  private boolean errors;

  void add(Diagnostic problem) {
    errors |= problem.severity() == Severity.ERROR;
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  boolean hasErrors() {
    return errors;
  }

  List<Diagnostic> inOrder() {
    if (found.size() > 1) {
      found.sort(Diagnostic.ORDER);
    }
    return List.copyOf(found);
  }
}
