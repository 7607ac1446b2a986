// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parser made of a text.
 *
 * @param file the tree; null if something had to be left out of it. It is there in spite of errors
 *     if it was clear what was meant, so that names can be checked in the same run
 * @param diagnostics the errors, in order, at most 20; empty if the text is a policy
 */
public record Parsed(@Nullable PolicyFile file, List<Diagnostic> diagnostics) {

  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }
}
