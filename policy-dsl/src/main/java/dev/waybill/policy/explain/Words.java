// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.ValueText;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Values in plain English, as messages show them. */
final class Words {

  private final ValueText values;

  Words(CheckedPolicy policy) {
    this.values = new ValueText(policy.currency(), policy.zone());
  }

  String value(Value value, Type type) {
    if (value instanceof Value.Items items) {
      Type element = type instanceof Type.ListOf list ? list.element() : type;
      return items.items().stream()
          .map(item -> value(item, element))
          .collect(Collectors.joining(", "));
    }
    String text = values.of(value, type);
    return text.isEmpty() ? "given" : text;
  }

  /** Gives an amount in words; what is no whole number of units is rounded down. */
  String amount(Dimension dimension, Fraction amount) {
    return values.of(dimension, amount.floor());
  }

  String constant(Quantity.Constant constant) {
    Fraction amount = Fraction.of(constant.numerator(), constant.denominator());
    return amount == null ? "" : amount(constant.dimension(), amount);
  }

  String day(LocalDate day) {
    return values.of(Dimension.DATE, day.toEpochDay());
  }
}
