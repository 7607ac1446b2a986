// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Service;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A charge that is declined, double or unknown. What happened to a payment is for people with
 * access to it; the order that is named is read first, so that they have its facts. No card number
 * is ever asked for.
 */
public final class PaymentIssue implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract("payment-issue", Set.of(), List.of(), EnumSet.allOf(ClaimKind.class));

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
