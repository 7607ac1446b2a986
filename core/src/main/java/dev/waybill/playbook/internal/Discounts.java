// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.playbook.Case;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is said to somebody who wants it for less. The policy is asked and decides; whatever it
 * says, nothing is created: a code, a discount and a better price are a person's to give.
 */
final class Discounts {

  private static final String ACTION = "create_discount";
  private static final String TOLD = "policy." + ACTION + ".message";

  private static final Pattern WANTED =
      Pattern.compile(
          "\\b(discounts?|codes?|coupons?|vouchers?|promo(tion)?s?|promo codes?|price[-"
              + " ]?match\\w*|deals?|cheaper|rabatte?|gutscheine?|rabattcodes?|gunstiger|reductions?|remise|code"
              + " promo|descuentos?|cupon(es)?|sconti?|sconto|coupon|codice|rabat|kod"
              + " rabatowy|kortingscode|korting)\\b");

  private final Case situation;

  Discounts(Case situation) {
    this.situation = requireNonNull(situation, "situation");
  }

  /** Whether a text asks for a code, a discount or a better price. */
  static boolean areWanted(String text) {
    return WANTED.matcher(String.join(" ", StoreWords.of(text))).find();
  }

  /** Says what the policy has the customer told; without a word of its own, that there is none. */
  void say(Draft draft) {
    if (situation.actions().canDo(ACTION)) {
      Decision decision =
          situation.actions().consider(ACTION, Map.of("reason", Value.text("other")));
      String told = decision.customerMessage();
      if (told != null && !told.isBlank()) {
        draft.rest(TOLD);
        draft.say("action.policy", Map.of("$m", TOLD));
        return;
      }
    }
    draft.say("discount.none", Map.of());
  }
}
