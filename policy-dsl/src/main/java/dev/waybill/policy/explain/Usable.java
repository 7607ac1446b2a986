// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/** Whether a value fits the type a policy expects at its place. */
final class Usable {

  private Usable() {}

  /** Gives what is wrong with a value; null if nothing is. */
  static @Nullable Missing fault(CheckedPolicy policy, Type type, Value value) {
    if (value instanceof Value.Money money
        && type == Type.Simple.MONEY
        && !money.currency().equals(policy.currency().getCurrencyCode())) {
      return Missing.WRONG_CURRENCY;
    }
    return fits(type, value) ? null : Missing.UNUSABLE;
  }

  private static boolean fits(Type type, Value value) {
    if (type instanceof Type.Enumeration enumeration) {
      return value instanceof Value.Text text && enumeration.values().contains(text.text());
    }
    if (type instanceof Type.Structure) {
      return value instanceof Value.Fields;
    }
    if (type instanceof Type.ListOf) {
      return value instanceof Value.Items;
    }
    return switch ((Type.Simple) type) {
      case MONEY -> value instanceof Value.Money;
      case NUMBER -> value instanceof Value.Decimal && Units.of(value) != null;
      case PERCENT -> value instanceof Value.Percent && Units.of(value) != null;
      case DATE -> value instanceof Value.Day;
      case INSTANT -> value instanceof Value.Moment;
      case LENGTH -> value instanceof Value.Length;
      case YES_NO -> value instanceof Value.YesNo;
      case TEXT, ID, EMAIL, PHONE -> value instanceof Value.Text;
    };
  }
}
