// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * I want to buy it. No order is placed and no payment is taken in a conversation: the customer is
 * told how to order, with the price and the stock of what is meant as they are now.
 */
public final class PlaceOrder implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "place-order", Set.of(DataLayer.KNOWLEDGE), List.of(), EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.PLACE_ORDER);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new Store(situation).order();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
