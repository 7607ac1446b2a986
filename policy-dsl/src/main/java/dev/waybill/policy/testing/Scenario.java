// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Request;
import dev.waybill.policy.syntax.TestStep;
import java.util.List;

/** A request and what was done before it. */
record Scenario(Request request, List<TestStep.History> history) {

  Scenario {
    history = List.copyOf(history);
  }

  Scenario with(Request other) {
    return new Scenario(other, history);
  }
}
