// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Article;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.HelpAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What does delivery cost, how can I pay, what are the conditions? Answers with a passage of the
 * help centre, word for word and with its title, or says that it has none and offers a person. A
 * passage answers for no order: what may be done with one is the policy's to decide.
 */
public final class ShopQuestion implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "shop-question", Set.of(DataLayer.KNOWLEDGE), List.of(), EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.DELIVERY_INFO, Intent.POLICY_QUESTION, Intent.PAYMENT_METHODS);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    Lookup<List<Article>> articles =
        situation.storefront().articles(situation.text(), situation.setting().locale());
    return new HelpAnswer(situation).of(articles);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
