// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects diagnostics; the same one counts once. */
final class Problems {

  private static final int MOST_ERRORS = 20;

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Diagnostic> seen = new HashSet<>();
  private int errors;

  void add(Diagnostic problem) {
    if (seen.add(problem)) {
      found.add(problem);
      errors += problem.severity() == Severity.ERROR ? 1 : 0;
    }
  }

  void addAll(List<Diagnostic> problems) {
    for (Diagnostic problem : problems) {
      add(problem);
    }
  }

  boolean hasErrors() {
    return errors > 0;
  }

  /** All in order, the first twenty errors only. */
  List<Diagnostic> inOrder() {
    List<Diagnostic> all = new ArrayList<>();
    if (found.size() > 1) {
      found.sort(Diagnostic.ORDER);
    }
    int kept = 0;
    for (Diagnostic problem : found) {
      if (problem.severity() != Severity.ERROR || kept++ < MOST_ERRORS) {
        all.add(problem);
      }
    }
    return all;
  }
}
