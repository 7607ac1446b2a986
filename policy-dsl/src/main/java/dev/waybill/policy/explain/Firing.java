// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.vocabulary.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether rules do something. */
final class Firing {

  private final Trace trace;

  Firing(Trace trace) {
    this.trace = trace;
  }

  Truth of(Rule rule) {
    Truth truth = trace.truth(rule.condition());
    if (truth != Truth.YES) {
      return truth;
    }
    if (rule.element() != null && isEmpty(trace.element(rule.element()))) {
      return Truth.UNKNOWN;
    }
    if (rule.effect() instanceof Effect.Cap cap) {
      Fraction amount = trace.quantity(cap.argument());
      return isBelowNothing(cap.argument(), amount)
          ? Truth.UNKNOWN
          : more(amount, trace.quantity(cap.bound()));
    }
    if (rule.effect() instanceof Effect.Limit limit) {
      return over(limit);
    }
    if (rule.effect() instanceof Effect.RequireIdentity identity) {
      return below(identity);
    }
    boolean untold =
        rule.effect() instanceof Effect.RequireApproval approval
            && approval.within() != null
            && trace.quantity(approval.within()) == null;
    return untold ? Truth.UNKNOWN : Truth.YES;
  }

  /** Neither a cap nor a limit says anything about a negative amount. */
  private static boolean isBelowNothing(Quantity.Read argument, @Nullable Fraction amount) {
    return amount != null
        && amount.compareTo(Fraction.of(0)) < 0
        && argument.dimension().isAmount();
  }

  private static boolean isEmpty(View.@Nullable Element element) {
    return element == null || (element.item() == null && element.fact() == null);
  }

  private Truth below(Effect.RequireIdentity identity) {
    String level = trace.text(identity.identity());
    List<String> levels =
        identity.identity().attribute().type() instanceof Type.Enumeration order
            ? order.values()
            : List.of();
    return level == null
        ? Truth.UNKNOWN
        : Truth.of(levels.indexOf(level) < levels.indexOf(identity.level()));
  }

  private Truth over(Effect.Limit limit) {
    Long used = new Amounts(trace).used(limit);
    Fraction more = limit.total() == null ? Fraction.of(1_000_000) : trace.quantity(limit.total());
    if (used == null
        || more == null
        || (limit.total() != null && isBelowNothing(limit.total(), more))) {
      return Truth.UNKNOWN;
    }
    Fraction before =
        limit.total() == null ? Fraction.of(used).times(1_000_000, 1) : Fraction.of(used);
    return more(before == null ? null : before.plus(more), trace.quantity(limit.bound()));
  }

  private static Truth more(@Nullable Fraction amount, @Nullable Fraction bound) {
    return amount == null || bound == null ? Truth.UNKNOWN : Truth.of(amount.compareTo(bound) > 0);
  }
}
