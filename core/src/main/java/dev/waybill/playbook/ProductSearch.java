// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Is there one, and which fits? What the customer requires (a size, a colour, a material, a price,
 * a model it must go with) must be held of a product for it to be named; among those that fit, the
 * catalogue's order counts. Stock and price are read now, whatever the search says.
 */
public final class ProductSearch implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "product-search",
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
    return Set.of(Intent.PRODUCT_SEARCH);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new Store(situation).search();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
