// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Quantities as a policy writes them, without their values. */
final class ExpressionWords {

  private final Words words;

  ExpressionWords(Words words) {
    this.words = words;
  }

  String of(Quantity quantity) {
    if (quantity instanceof Quantity.Constant constant) {
      return words.constant(constant);
    }
    if (quantity instanceof Quantity.Read read) {
      return read.slot().path();
    }
    if (quantity instanceof Quantity.ReadOr or) {
      return or.read().slot().path() + " (" + words.constant(or.otherwise()) + " if there is none)";
    }
    if (quantity instanceof Quantity.DayOf day) {
      return of(day.instant());
    }
    if (quantity instanceof Quantity.Today) {
      return "today";
    }
    if (quantity instanceof Quantity.Now) {
      return "now";
    }
    if (quantity instanceof Quantity.Ago ago) {
      return of(ago.length()) + " ago";
    }
    if (quantity instanceof Quantity.Sum sum) {
      return of(sum.left()) + (sum.minus() ? " - " : " + ") + of(sum.right());
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      return factor(scaled) + of(scaled.of());
    }
    if (quantity instanceof Quantity.Choice choice) {
      return (choice.greater() ? "greater of " : "lesser of ")
          + of(choice.left())
          + " and "
          + of(choice.right());
    }
    if (quantity instanceof Quantity.Setting setting) {
      return setting.name();
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      return lookup.name();
    }
    if (quantity instanceof Quantity.Total total) {
      return "total of "
          + of(total.each())
          + " for "
          + total.variable().name()
          + " in "
          + total.variable().list().path();
    }
    if (quantity instanceof Quantity.Count count) {
      return "count of "
          + count.variable().name()
          + " in "
          + count.variable().list().path()
          + (count.where() == null ? "" : " that fit");
    }
    if (quantity instanceof Quantity.Done done) {
      return "count of " + done.action() + " per " + done.counter() + " in " + of(done.window());
    }
    return "the time " + ((Quantity.ReadAt) quantity).fact() + " was read";
  }

  /** A factor with at most four decimals as a percentage is a percentage, any other a fraction. */
  static String factor(Quantity.Scaled scaled) {
    BigDecimal numerator = BigDecimal.valueOf(scaled.numerator());
    BigDecimal denominator = BigDecimal.valueOf(scaled.denominator());
    if (scaled.denominator() == 1) {
      return scaled.numerator() + " times ";
    }
    try {
      return numerator.movePointRight(2).divide(denominator).stripTrailingZeros().toPlainString()
          + "% of ";
    } catch (ArithmeticException e) {
      return scaled.numerator() + "/" + scaled.denominator() + " of ";
    }
  }

  /** Gives the parts of a quantity, itself first. */
  static List<Quantity> parts(Quantity quantity) {
    List<Quantity> parts = new ArrayList<>();
    parts.add(quantity);
    if (quantity instanceof Quantity.ReadOr or) {
      parts.add(or.read());
    } else if (quantity instanceof Quantity.DayOf day) {
      parts.addAll(parts(day.instant()));
    } else if (quantity instanceof Quantity.Ago ago) {
      parts.addAll(parts(ago.length()));
    } else if (quantity instanceof Quantity.Sum sum) {
      parts.addAll(parts(sum.left()));
      parts.addAll(parts(sum.right()));
    } else if (quantity instanceof Quantity.Scaled scaled) {
      parts.addAll(parts(scaled.of()));
    } else if (quantity instanceof Quantity.Choice choice) {
      parts.addAll(parts(choice.left()));
      parts.addAll(parts(choice.right()));
    } else if (quantity instanceof Quantity.Lookup lookup) {
      lookup.rows().forEach(row -> parts.addAll(parts(row.value())));
    } else if (quantity instanceof Quantity.Total total) {
      parts.addAll(parts(total.each()));
    } else if (quantity instanceof Quantity.Done done) {
      parts.addAll(parts(done.window()));
    }
    return parts;
  }
}
