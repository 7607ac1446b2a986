// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.ServiceCase.Undertaking;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CaseFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.intent.internal.SharedWords;
import dev.waybill.intent.internal.VagueText;
import dev.waybill.playbook.internal.CaseWords;
import dev.waybill.playbook.internal.Selection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question about a case that people of the shop worked on: "so is the strap coming?", "did it go
 * out?". Whoever asks is not asked what it is about. What a person undertook is told with how far
 * it has come, and never as done before the systems say so.
 */
public final class CaseFollowUp implements Playbook {

  /** So little a message says that only the case tells what it is about. */
  private static final double VAGUE = 0.6;

  private final WhereIsMyOrder status;
  private final GroundingContract contract;

  /** Makes the playbook with the one that knows how an order stands. */
  public CaseFollowUp(WhereIsMyOrder status) {
    this.status = requireNonNull(status, "status");
    Set<DataLayer> requires = EnumSet.of(DataLayer.MEMORY);
    requires.addAll(status.contract().requires());
    List<FreshnessRule> freshness = new ArrayList<>(status.contract().freshness());
    this.contract =
        new GroundingContract(
            "case-follow-up", requires, freshness, EnumSet.allOf(ClaimKind.class));
  }

  @Override
  public String name() {
    return contract.name();
  }

  /** No intent is its own: it takes what is about an open case and would else be asked about. */
  @Override
  public Set<Intent> intents() {
    return Set.of();
  }

  @Override
  public GroundingContract contract() {
    return contract;
  }

  @Override
  public boolean knows(Case situation) {
    return meant(situation).isPresent();
  }

  /** The open case that a message is about, if one is. */
  private static Optional<ServiceCase> meant(Case situation) {
    if (!situation.records().knowsCustomer()) {
      return Optional.empty();
    }
    List<ServiceCase> open =
        situation
            .records()
            .cases()
            .fold(Lookup.Found::value, failure -> List.<ServiceCase>of())
            .stream()
            .filter(held -> held.isOpen() && held.kind() != ServiceCase.Kind.WARRANTY)
            .toList();
    List<ServiceCase> named =
        open.stream().filter(held -> isNamed(situation.text(), held)).toList();
    if (named.size() == 1) {
      return Optional.of(named.get(0));
    }
    boolean vague =
        situation.memory().questionsInARow() == 0
            && SharedWords.hasWords(situation.text())
            && VagueText.share(situation.text()) >= VAGUE;
    return vague && open.size() == 1 && isInView(situation, open.get(0))
        ? Optional.of(open.get(0))
        : Optional.empty();
  }

  private static boolean isNamed(String text, ServiceCase held) {
    return held.undertakings().stream().anyMatch(task -> SharedWords.in(text, task.words()))
        || held.notes().stream().anyMatch(note -> SharedWords.in(text, note.text()));
  }

  /** Nothing else was talked about last. */
  private static boolean isInView(Case situation, ServiceCase held) {
    List<String> focus = situation.memory().focus();
    return !held.undertakings().isEmpty()
        && (focus.isEmpty() || focus.contains(held.orderNumber()));
  }

  @Override
  public Plan prepare(Case situation) {
    return meant(situation)
        .map(held -> told(situation, held))
        .orElseGet(() -> status.prepare(situation));
  }

  private Plan told(Case situation, ServiceCase held) {
    String number = held.orderNumber();
    Optional<Integer> promise = promise(held);
    if (promise.isPresent()) {
      Plan plan =
          new CaseWords(situation.phrases())
              .promised(
                  CaseFacts.casePath(held.id()) + ".tasks." + promise.get(),
                  held.undertakings().get(promise.get()).progress());
      return plan.about(number == null ? List.of() : List.of(number))
          .with(Task.of(Intent.HUMAN_HANDOFF));
    }
    return number == null
        ? Plan.say(situation.phrases().get("case.open"))
        : new Selection(situation).exactly(number, order -> standing(situation, order));
  }

  private Plan standing(Case situation, Order order) {
    return status.about(situation, order);
  }

  /** The last undertaking of which it is known who gave it and when. */
  private static Optional<Integer> promise(ServiceCase held) {
    for (int i = held.undertakings().size() - 1; i >= 0; i--) {
      Undertaking task = held.undertakings().get(i);
      if (task.by() != null && task.at() != null) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
