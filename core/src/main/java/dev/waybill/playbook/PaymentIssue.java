// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Service;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A charge that is declined, double or unknown. What the record of the order says of its payments
 * is told: where each stands, what was taken, what the order comes to. What it was paid with is not
 * told, and no card number is asked for. A person with access to payments looks into it.
 */
public final class PaymentIssue implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "payment-issue",
          Set.of(DataLayer.ORDER),
          List.of(FreshnessRule.of("orders.*.payments.*", Duration.ofMinutes(5))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.PAYMENT_ISSUE);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new Service(situation).payment();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
