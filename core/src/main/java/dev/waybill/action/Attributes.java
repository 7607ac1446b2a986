// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.commerce.Money;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a fact that is being made. Null is not given; absent is read and none. */
final class Attributes {

  private final Map<String, Value> values = new LinkedHashMap<>();

  Attributes value(String name, @Nullable Value value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Attributes text(String name, @Nullable String text) {
    return value(name, text == null ? null : Value.text(text));
  }

  Attributes textOrAbsent(String name, @Nullable String text) {
    return value(name, text == null ? Value.ABSENT : Value.text(text));
  }

  Attributes money(String name, @Nullable Money money) {
    return value(
        name,
        money == null ? null : Value.money(money.minor(), money.currency().getCurrencyCode()));
  }

  Attributes number(String name, long number) {
    return value(name, Value.number(number));
  }

  Attributes day(String name, @Nullable LocalDate day) {
    return value(name, day == null ? null : Value.day(day));
  }

  Attributes dayOrAbsent(String name, @Nullable LocalDate day) {
    return value(name, day == null ? Value.ABSENT : Value.day(day));
  }

  Attributes dayOf(String name, @Nullable Instant instant, ZoneId zone) {
    return day(name, instant == null ? null : instant.atZone(zone).toLocalDate());
  }

  Attributes moment(String name, @Nullable Instant instant) {
    return value(name, instant == null ? null : new Value.Moment(instant));
  }

  Attributes absent(String name) {
    return value(name, Value.ABSENT);
  }

  Map<String, Value> all() {
    return values;
  }
}
