// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Service;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A complaint, or praise, without another request: acknowledged in a sentence, with how the order
 * stands if one is plainly meant, and a person is offered. Nothing is admitted, and nothing
 * invented.
 */
public final class Complaint implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract("complaint", Set.of(), List.of(), EnumSet.allOf(ClaimKind.class));

  private final WhereIsMyOrder status;

  /** Makes the playbook with the one that knows how an order stands. */
  public Complaint(WhereIsMyOrder status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.COMPLAINT, Intent.FEEDBACK);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    Service service = new Service(situation);
    return situation.intent() == Intent.FEEDBACK
        ? service.thanks()
        : service.sorry(() -> status.prepare(situation));
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
