// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import dev.waybill.action.Act;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Notes what it is to do, each time it is called. */
record Ending(List<Map<String, Value>> calls, Clock clock) implements Act {

  @Override
  public Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline) {
    calls.add(arguments);
    return new Receipt("E-" + calls.size(), new Source("shop", DataLayer.ORDER), clock.instant());
  }

  @Override
  public Finding reconcile(String idempotencyKey, Deadline deadline) {
    return new Finding.CannotTell();
  }
}
