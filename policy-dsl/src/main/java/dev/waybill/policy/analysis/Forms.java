// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the parts of a quantity are as sums of whole numbers, once their cases are told apart. */
final class Forms {
  /** A whole number of things, in the units of {@link Dimension#NUMBER}. */
  static final long ONE = 1_000_000L;

  private final ZoneId zone;

  Forms(ZoneId zone) {
    this.zone = zone;
  }

  static Linear constant(Quantity.Constant constant) {
    return Linear.constant(Rational.of(constant.numerator(), constant.denominator()));
  }

  static boolean isNumeric(Slot slot) {
    if (slot.wholeFact() || !(slot.attribute().type() instanceof Type.Simple)) {
      return false;
    }
    return switch ((Type.Simple) slot.attribute().type()) {
      case MONEY, NUMBER, PERCENT, DATE, INSTANT, LENGTH -> true;
      default -> false;
    };
  }

  static Linear read(Quantity.Read read) {
    return Linear.of(Var.slot(read.slot(), read.dimension()), 1);
  }

  /** Gives what a quantity that is not looked into stands for; null if it is none of those. */
  static @Nullable Linear opaque(Quantity quantity) {
    String key = Keys.of(quantity);
    if (quantity instanceof Quantity.Total total) {
      String words = "the total over " + total.variable().list().path();
      return Linear.of(new Var(Var.Kind.TOTAL, key, words, total.dimension(), null, total), 1);
    }
    if (quantity instanceof Quantity.Count count) {
      String words = "the count of " + count.variable().list().path();
      return Linear.of(new Var(Var.Kind.COUNT, key, words, Dimension.NUMBER, null, count), ONE);
    }
    if (quantity instanceof Quantity.Done done) {
      String words = "count of " + done.action() + " per " + done.counter();
      return Linear.of(
          new Var(Var.Kind.COUNT, key, words, Dimension.NUMBER, done.key(), done), ONE);
    }
    if (quantity instanceof Quantity.ReadAt at) {
      String words = "the reading of " + at.fact();
      return Linear.of(new Var(Var.Kind.READ_AT, at.fact(), words, Dimension.INSTANT, null, at), 1);
    }
    return null;
  }

  Linear day(Linear instant) {
    if (instant.isConstant()) {
      long micros = instant.constant().floor().longValue();
      Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      return Linear.constant(Rational.of(at.atZone(zone).toLocalDate().toEpochDay()));
    }
    if (instant.factors().size() == 1 && instant.constant().signum() == 0) {
      Var only = instant.factors().firstKey();
      if (only.equals(Var.NOW)) {
        return Linear.of(Var.TODAY, 1);
      }
      if (only.kind() == Var.Kind.SLOT) {
        return Linear.of(
            new Var(Var.Kind.DAY_OF, only.key(), only.words(), Dimension.DATE, only.slot(), null),
            1);
      }
    }
    return derived("the day of " + Words.sum(instant), Dimension.DATE);
  }

  static Linear ago(Linear length, Dimension dimension) {
    return switch (dimension) {
      case ELAPSED -> Linear.of(Var.NOW, 1).minus(length);
      case MONTHS -> months(Linear.of(Var.TODAY, 1), true, length);
      default -> Linear.of(Var.TODAY, 1).minus(length);
    };
  }

  static Linear sum(Quantity.Sum sum, Linear left, Linear right) {
    if (sum.left().dimension() == Dimension.DATE && sum.right().dimension() == Dimension.MONTHS) {
      return months(left, sum.minus(), right);
    }
    if (sum.left().dimension() == Dimension.MONTHS && sum.dimension() == Dimension.DATE) {
      return months(right, sum.minus(), left);
    }
    return sum.minus() ? left.minus(right) : left.plus(right);
  }

  private static Linear months(Linear date, boolean minus, Linear length) {
    if (length.isConstant() && length.constant().signum() == 0) {
      return date;
    }
    if (date.equals(Linear.of(Var.TODAY, 1))
        && minus
        && length.isConstant()
        && length.constant().isWhole()) {
      long months = length.constant().numerator().longValue();
      return Linear.of(
          new Var(
              Var.Kind.MONTHS_AGO,
              Long.toString(months),
              months + " months ago",
              Dimension.DATE,
              null,
              months),
          1);
    }
    return derived(
        Words.sum(date) + (minus ? " minus " : " plus ") + Words.sum(length) + " months",
        Dimension.DATE);
  }

  private static Linear derived(String words, Dimension dimension) {
    return Linear.of(new Var(Var.Kind.DERIVED, words, words, dimension, null, null), 1);
  }

  /** Gives what the ledger says for a limit, before this action. */
  static Var used(Effect.Limit limit, Set<String> actions) {
    Quantity.Read total = limit.total();
    String what = String.join(", ", new TreeSet<>(actions));
    String key =
        what
            + " per "
            + limit.counter()
            + " in "
            + Keys.of(limit.window())
            + " of "
            + Keys.of(total);
    String named = actions.size() <= 3 ? what : actions.size() + " actions";
    String words = (total == null ? "count of " : "total of ") + named + " per " + limit.counter();
    LimitUse use = new LimitUse(limit, actions);
    return total == null
        ? new Var(Var.Kind.USED, key, words, Dimension.NUMBER, limit.key(), use)
        : new Var(Var.Kind.USED_TOTAL, key, words, total.dimension(), limit.key(), use);
  }

  /** A limit and the actions it counts. */
  record LimitUse(Effect.Limit limit, Set<String> actions) {}

  /** Gives by how much a limit is exceeded: above 0 if it is. */
  static Linear excess(
      Effect.Limit limit, Set<String> actions, Linear bound, @Nullable Linear amount) {
    Var used = used(limit, actions);
    return amount == null
        ? Linear.of(used, ONE).plus(Linear.constant(Rational.of(ONE))).minus(bound)
        : Linear.of(used, 1).plus(amount).minus(bound);
  }
}
