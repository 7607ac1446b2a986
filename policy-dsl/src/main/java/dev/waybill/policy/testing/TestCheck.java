// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Item;
import java.util.ArrayList;
import java.util.List;

/** Checks the tests in a policy's file without running them. */
public final class TestCheck {

  private TestCheck() {}

  /**
   * Checks that every name and value in the tests fits the policy.
   *
   * @param policy the policy
   * @return {@code P0601} for a rule that is not there and {@code P0602} for anything else, in the
   *     order of {@link Diagnostic#ORDER}
   */
  public static List<Diagnostic> check(CheckedPolicy policy) {
    List<Diagnostic> found = new ArrayList<>();
    for (Item.Test test : policy.tests()) {
      found.addAll(TestReader.read(policy, test).diagnostics());
    }
    found.sort(Diagnostic.ORDER);
    return List.copyOf(found);
  }
}
