// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a policy. Immutable.
 *
 * @param policy the policy; null if one of the diagnostics is an error
 * @param diagnostics all errors (at most 20) and warnings, in {@link Diagnostic#ORDER}
 */
public record Checked(@Nullable CheckedPolicy policy, List<Diagnostic> diagnostics) {

  public Checked {
    diagnostics = List.copyOf(diagnostics);
  }
}
