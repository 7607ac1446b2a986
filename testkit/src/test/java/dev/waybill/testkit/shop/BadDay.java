// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.connector.Failure;
import dev.waybill.testkit.kit.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Gives a shop in memory a trouble of the kits. */
final class BadDay {

  private BadDay() {}

  /** From now on every read of these subjects suffers it. */
  static void of(InMemoryShop shop, Trouble trouble, InstantSource clock, List<String> subjects) {
    Failure failure =
        new Failure(
            trouble.kind(),
            trouble == Trouble.THROTTLED ? clock.instant().plus(Duration.ofMinutes(1)) : null,
            "set by the test");
    for (String subject : subjects) {
      if (trouble == Trouble.SILENT || trouble == Trouble.STALLED) {
        shop.hang(subject);
      } else {
        shop.fail(subject, failure);
      }
    }
  }
}
