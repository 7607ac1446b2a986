// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the cells a request lies in, by a reading of its own. */
final class Encoder {
  private final Space space;
  private final Request request;
  private final Map<String, Long> usage;

  /** The usage is by the words of a count; one that is not there cannot be told. */
  Encoder(Space space, Request request, Map<String, Long> usage) {
    this.space = space;
    this.request = request;
    this.usage = usage;
  }

  int[] cells() {
    int[] cells = new int[space.levels().size()];
    for (Level level : space.levels()) {
      cells[level.index()] = cell(level);
    }
    return cells;
  }

  private int cell(Level level) {
    if (level instanceof Level.OfSlot slot) {
      Value value = value(slot.slot());
      if (value == null) {
        return slot.unreadCell();
      }
      if (value instanceof Value.Absent) {
        return slot.tellsAbsent() ? slot.absentCell() : slot.unreadCell();
      }
      if (slot.slot().wholeFact()) {
        return 0;
      }
      if (slot.ranges() != null) {
        return slot.ranges().cell(number(value));
      }
      String text =
          value instanceof Value.YesNo yes
              ? (yes.yes() ? "yes" : "no")
              : ((Value.Text) value).text();
      for (int i = 0; i < slot.groups().size(); i++) {
        if (slot.groups().get(i).contains(text)) {
          return i;
        }
      }
      return slot.groups().size();
    }
    if (level instanceof Level.OfElements) {
      var items = request.arguments().get("items");
      if (items == null || !(items.value() instanceof Value.Items list)) {
        return items == null ? Level.OfElements.UNREAD : Level.OfElements.ABSENT;
      }
      return list.items().isEmpty() ? Level.OfElements.EMPTY : Level.OfElements.SOME;
    }
    if (level instanceof Level.OfSame same) {
      Value left = value(same.same().left());
      return left != null && left.equals(value(same.same().right())) ? 1 : 0;
    }
    Level.OfNumber number = (Level.OfNumber) level;
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<Var, BigInteger> entry : number.direction().factors().entrySet()) {
      BigInteger value = value(entry.getKey());
      if (value == null) {
        return number.unreadCell() < 0 ? 0 : number.unreadCell();
      }
      sum = sum.add(value.multiply(entry.getValue()));
    }
    return number.ranges().cell(sum);
  }

  private @Nullable BigInteger value(Var variable) {
    LocalDate today = request.now().atZone(ZoneId.of("UTC")).toLocalDate();
    Value value = variable.slot() == null ? null : value(variable.slot());
    return switch (variable.kind()) {
      case TODAY -> BigInteger.valueOf(today.toEpochDay());
      case NOW -> micros(request.now());
      case MONTHS_AGO ->
          BigInteger.valueOf(today.minusMonths(Long.parseLong(variable.key())).toEpochDay());
      case SLOT -> value == null || value instanceof Value.Absent ? null : number(value);
      case DAY_OF ->
          value instanceof Value.Moment moment
              ? BigInteger.valueOf(
                  moment.instant().atZone(ZoneId.of("UTC")).toLocalDate().toEpochDay())
              : null;
      default -> {
        Long used = value instanceof Value.Text ? usage.get(variable.words()) : null;
        yield used == null ? null : BigInteger.valueOf(used);
      }
    };
  }

  private static BigInteger micros(Instant instant) {
    return BigInteger.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  private static BigInteger number(Value value) {
    if (value instanceof Value.Money money) {
      return BigInteger.valueOf(money.minor());
    }
    if (value instanceof Value.Decimal decimal) {
      return decimal.number().multiply(BigDecimal.valueOf(Forms.ONE)).toBigIntegerExact();
    }
    if (value instanceof Value.Day day) {
      return BigInteger.valueOf(day.date().toEpochDay());
    }
    if (value instanceof Value.Moment moment) {
      return micros(moment.instant());
    }
    return BigInteger.valueOf(((Value.Length) value).duration().toNanos() / 1_000);
  }

  private @Nullable Value value(Slot slot) {
    if (slot.of() != null) {
      var items = request.arguments().get("items");
      if (items == null || !(items.value() instanceof Value.Items list) || list.items().isEmpty()) {
        return null;
      }
      return ((Value.Fields) list.items().get(0)).attributes().get(slot.attribute().name());
    }
    if (slot.isArgument()) {
      var argument = request.arguments().get(slot.path().substring(8));
      return argument == null ? null : argument.value();
    }
    for (Fact fact : request.facts()) {
      if (fact.name().equals(slot.root())) {
        if (slot.wholeFact() || fact.value() instanceof Value.Absent) {
          return fact.value();
        }
        return ((Value.Fields) fact.value()).attributes().get(slot.attribute().name());
      }
    }
    return null;
  }
}
