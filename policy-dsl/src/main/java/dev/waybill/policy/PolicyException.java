// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticPrinter;
import java.util.List;

/** A policy that cannot be loaded. Carries everything that is wrong with it, not just the first. */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  PolicyException(List<Diagnostic> diagnostics) {
    super(message(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Gives what is wrong.
   *
   * @return the errors and warnings, in the order of the text
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private static String message(List<Diagnostic> diagnostics) {
    StringBuilder message = new StringBuilder("the policy has errors:");
    for (Diagnostic diagnostic : diagnostics) {
      message.append("\n\n").append(DiagnosticPrinter.plain().print(diagnostic));
    }
    return message.toString();
  }
}
