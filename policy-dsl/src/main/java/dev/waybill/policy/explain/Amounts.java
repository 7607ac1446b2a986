// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The quantities of a policy, in the units of their dimensions; null for what is not known. */
final class Amounts {

  private static final long MILLION = 1_000_000;

  private final Trace trace;

  Amounts(Trace trace) {
    this.trace = trace;
  }

  @Nullable Fraction of(Quantity quantity) {
    if (quantity instanceof Quantity.Constant constant) {
      return Fraction.of(constant.numerator(), constant.denominator());
    }
    if (quantity instanceof Quantity.Read read) {
      Value value = trace.seen(read.slot()).value();
      Long units = value == null ? null : Units.of(value);
      return units == null ? null : Fraction.of(units);
    }
    if (quantity instanceof Quantity.ReadOr or) {
      return trace.seen(or.read().slot()).absent() ? of(or.otherwise()) : of(or.read());
    }
    if (quantity instanceof Quantity.DayOf day) {
      Fraction micros = of(day.instant());
      return micros == null ? null : Fraction.of(day(Units.instant(micros.floor())).toEpochDay());
    }
    if (quantity instanceof Quantity.Today) {
      return Fraction.of(today().toEpochDay());
    }
    if (quantity instanceof Quantity.Now) {
      return Fraction.of(Units.micros(trace.request().now()));
    }
    if (quantity instanceof Quantity.Ago ago) {
      return ago(ago);
    }
    if (quantity instanceof Quantity.Sum sum) {
      return sum(sum);
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      Fraction whole = of(scaled.of());
      return whole == null ? null : whole.times(scaled.numerator(), scaled.denominator());
    }
    if (quantity instanceof Quantity.Choice choice) {
      Fraction left = of(choice.left());
      Fraction right = of(choice.right());
      return left == null || right == null
          ? null
          : (left.compareTo(right) > 0) == choice.greater() ? left : right;
    }
    if (quantity instanceof Quantity.Setting setting) {
      Quantity.DatedValue value = inEffect(setting, today());
      return value == null ? null : of(value.value());
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      Quantity.Row row = row(lookup);
      return row == null ? null : of(row.value());
    }
    return counted(quantity);
  }

  private @Nullable Fraction counted(Quantity quantity) {
    if (quantity instanceof Quantity.Total total) {
      List<Trace> traces = trace.each(total.variable());
      Fraction sum = traces == null ? null : Fraction.of(0);
      for (int i = 0; sum != null && i < Objects.requireNonNull(traces).size(); i++) {
        Fraction part = traces.get(i).quantity(total.each());
        sum = part == null ? null : sum.plus(part);
      }
      return sum;
    }
    if (quantity instanceof Quantity.Count count) {
      return count(count);
    }
    if (quantity instanceof Quantity.Done done) {
      Long used = used(Set.of(done.action()), done.counter(), done.key(), done.window(), null);
      return used == null ? null : Fraction.of(used).times(MILLION, 1);
    }
    Instant readAt = trace.view().readAt(((Quantity.ReadAt) quantity).fact());
    return readAt == null ? null : Fraction.of(Units.micros(readAt));
  }

  private @Nullable Fraction count(Quantity.Count count) {
    List<Trace> traces = trace.each(count.variable());
    if (traces == null) {
      return null;
    }
    long found = 0;
    for (Trace one : traces) {
      Truth truth = count.where() == null ? Truth.YES : one.truth(count.where());
      if (truth == Truth.UNKNOWN) {
        return null;
      }
      found += truth == Truth.YES ? 1 : 0;
    }
    return Fraction.of(found).times(MILLION, 1);
  }

  /** Gives how much of a limit is used up; null if unknown. */
  @Nullable Long used(Effect.Limit limit) {
    Set<String> counted = new TreeSet<>();
    for (Rule rule : trace.policy().rules()) {
      if (rule.effect().equals(limit)) {
        counted.addAll(rule.actions());
      }
    }
    return used(
        limit.each() ? Set.of(trace.request().action()) : counted,
        limit.counter(),
        limit.key(),
        limit.window(),
        limit.total() == null ? null : limit.total().slot().path().substring("request.".length()));
  }

  /** Gives how much the ledger has: the count, or the total in its units; null if unknown. */
  @Nullable Long used(
      Set<String> actions,
      String counter,
      Slot key,
      @Nullable Quantity window,
      @Nullable String total) {
    String value = trace.text(key);
    Instant after = window == null ? null : before(window);
    if (value == null || (window != null && after == null)) {
      return null;
    }
    try {
      var usage = trace.ledger().usage(new Query(actions, counter, value, after, total));
      return total == null ? usage.count() : usage.total();
    } catch (LedgerUnavailableException e) {
      return null;
    }
  }

  /** Gives the point in time a length before now, where a day is 24 hours. */
  @Nullable Instant before(Quantity length) {
    Fraction amount = of(length);
    if (amount == null) {
      return null;
    }
    Instant now = trace.request().now();
    return switch (length.dimension()) {
      case MONTHS -> now.atZone(trace.policy().zone()).minusMonths(amount.floor()).toInstant();
      case DAYS -> now.minus(amount.floor(), ChronoUnit.DAYS);
      default -> now.minus(amount.floor(), ChronoUnit.MICROS);
    };
  }

  private @Nullable Fraction ago(Quantity.Ago ago) {
    Fraction length = of(ago.length());
    if (length == null) {
      return null;
    }
    return switch (ago.length().dimension()) {
      case MONTHS -> months(today().toEpochDay(), length, true);
      case DAYS -> Fraction.of(today().toEpochDay()).minus(length);
      default -> Fraction.of(Units.micros(trace.request().now())).minus(length);
    };
  }

  private static @Nullable Fraction months(long day, Fraction months, boolean minus) {
    if (!months.isWhole()) {
      return null;
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    return Fraction.of(date.plusMonths(minus ? -months.floor() : months.floor()).toEpochDay());
  }

  private @Nullable Fraction sum(Quantity.Sum sum) {
    Fraction left = of(sum.left());
    Fraction right = of(sum.right());
    if (left == null || right == null) {
      return null;
    }
    if (sum.dimension() == Dimension.DATE && sum.right().dimension() == Dimension.MONTHS) {
      return months(left.floor(), right, sum.minus());
    }
    return sum.minus() ? left.minus(right) : left.plus(right);
  }

  /** Gives the value of a setting on a day; null if none is in effect. */
  static Quantity.@Nullable DatedValue inEffect(Quantity.Setting setting, LocalDate day) {
    Quantity.DatedValue found = null;
    for (Quantity.DatedValue value : setting.values()) {
      if ((value.from() == null || !day.isBefore(value.from()))
          && (value.until() == null || !day.isAfter(value.until()))) {
        found = value;
      }
    }
    return found;
  }

  /** Gives the row of a table that fits; null if a key is not known. */
  Quantity.@Nullable Row row(Quantity.Lookup lookup) {
    String[] keys = new String[lookup.keys().size()];
    for (int i = 0; i < keys.length; i++) {
      String key = trace.text(lookup.keys().get(i));
      if (key == null) {
        return null;
      }
      keys[i] = key;
    }
    for (Quantity.Row row : lookup.rows()) {
      boolean fits = true;
      for (int i = 0; i < keys.length; i++) {
        String cell = row.cells().get(i);
        fits &= cell == null || cell.equals(keys[i]);
      }
      if (fits) {
        return row;
      }
    }
    return null;
  }

  LocalDate today() {
    return day(trace.request().now());
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(trace.policy().zone()).toLocalDate();
  }
}
