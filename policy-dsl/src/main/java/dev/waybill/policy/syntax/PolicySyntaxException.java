// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Diagnostic;
import java.util.List;

/** Thrown when a text is asked for something that only a policy without syntax errors can give. */
public final class PolicySyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * Creates the exception.
   *
   * @param diagnostics what is wrong, at least one
   */
  public PolicySyntaxException(List<Diagnostic> diagnostics) {
    super(message(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  private static String message(List<Diagnostic> diagnostics) {
    Diagnostic first = diagnostics.get(0);
    String more =
        diagnostics.size() == 1 ? "" : " (and " + (diagnostics.size() - 1) + " more errors)";
    return first.span() + ": " + first.title() + more;
  }

  /**
   * Gives everything that is wrong with the text.
   *
   * @return the diagnostics in order
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
