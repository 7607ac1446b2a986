// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.ProductAnswer;
import dev.waybill.playbook.internal.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is it made of, can it be washed, does it fit? Answers with the fields of the catalogue, in
 * the catalogue's own words, and says what these do not say. Nothing is concluded: that a shirt is
 * silk says nothing about how to wash it.
 */
public final class ProductQuestion implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "product-question",
          Set.of(DataLayer.KNOWLEDGE),
          List.of(
              FreshnessRule.of("stock.*.count", Duration.ofMinutes(2)),
              FreshnessRule.of("products.*.price", Duration.ofMinutes(2))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.PRODUCT_QUESTION);
  }

  @Override
  public Optional<Intent> supposes(String text) {
    return ProductAnswer.isAskedIn(text) ? Optional.of(Intent.PRODUCT_QUESTION) : Optional.empty();
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new Store(situation).question();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
