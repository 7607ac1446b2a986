// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A system of record that pays money back, and does so once for a key. */
final class Billing {

  static final long MOST = 100_000;

  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final List<Map<String, Value>> refunds = new ArrayList<>();

  synchronized Receipt pay(Map<String, Value> arguments, String key) throws NotDoneException {
    Receipt earlier = receipts.get(key);
    if (earlier != null) {
      return earlier;
    }
    if (arguments.get("amount") instanceof Value.Money amount && amount.minor() > MOST) {
      throw new NotDoneException("more than was paid");
    }
    return payAgain(arguments, key);
  }

  /** Without a look at the key. */
  synchronized Receipt payAgain(Map<String, Value> arguments, String key) {
    refunds.add(Map.copyOf(arguments));
    Receipt receipt =
        new Receipt(
            "R-" + refunds.size(),
            new Source("billing", DataLayer.ORDER),
            Clock.systemUTC().instant());
    receipts.put(key, receipt);
    return receipt;
  }

  synchronized @Nullable Receipt receipt(String key) {
    return receipts.get(key);
  }

  synchronized List<Map<String, Value>> refunds() {
    return List.copyOf(refunds);
  }

  static boolean isTooLate(Deadline deadline) {
    return deadline.hasPassed(Clock.systemUTC().instant());
  }
}
