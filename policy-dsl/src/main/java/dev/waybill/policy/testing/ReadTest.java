// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test as it will be run.
 *
 * @param test the test as written
 * @param scenario what is asked; null if the test does not ask what can be asked
 * @param diagnostics what does not fit
 */
record ReadTest(Item.Test test, @Nullable Scenario scenario, List<Diagnostic> diagnostics) {

  ReadTest {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Gives what is asked; null unless everything fits. */
  @Nullable Scenario sound() {
    return diagnostics.isEmpty() ? scenario : null;
  }
}
