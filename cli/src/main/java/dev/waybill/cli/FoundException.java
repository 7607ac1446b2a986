// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.source.Diagnostic;
import java.util.List;

/** Ends a command because of what is wrong with a policy or a vocabulary. */
final class FoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  FoundException(List<Diagnostic> diagnostics) {
    super(PolicyFiles.print(diagnostics, false));
    this.diagnostics = List.copyOf(diagnostics);
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
