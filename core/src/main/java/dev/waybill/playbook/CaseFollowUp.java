// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

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
import java.util.Objects;
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

  private static final int MOST = 3;

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
    return !meant(situation).isEmpty();
  }

  /** The open cases that a message is about, the newest first; no more than can be told at once. */
  private static List<ServiceCase> meant(Case situation) {
    if (!situation.records().knowsCustomer()) {
      return List.of();
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
        open.stream().filter(held -> isNamed(situation.text(), held)).limit(MOST).toList();
    if (!named.isEmpty()) {
      return named;
    }
    boolean vague =
        situation.memory().questionsInARow() == 0
            && SharedWords.hasWords(situation.text())
            && VagueText.share(situation.text()) >= VAGUE;
    List<ServiceCase> inView =
        open.stream().filter(held -> isInView(situation, held)).limit(MOST).toList();
    return vague ? inView : List.of();
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
    List<ServiceCase> meant = meant(situation);
    List<ServiceCase> promised = meant.stream().filter(held -> promise(held).isPresent()).toList();
    List<String> orders =
        meant.stream().map(ServiceCase::orderNumber).filter(Objects::nonNull).distinct().toList();
    if (!promised.isEmpty()) {
      return told(situation, promised).about(orders).with(Task.of(Intent.HUMAN_HANDOFF));
    }
    if (meant.isEmpty()) {
      return status.prepare(situation);
    }
    return orders.isEmpty()
        ? Plan.say(situation.phrases().get("case.open"))
        : new Selection(situation).these(orders, found -> status.about(situation, found));
  }

  /** What was promised, case by case. */
  private static Plan told(Case situation, List<ServiceCase> promised) {
    CaseWords words = new CaseWords(situation.phrases());
    for (ServiceCase held : promised) {
      int last = promise(held).orElseThrow();
      String path = CaseFacts.casePath(held.id());
      boolean several = promised.size() > 1 && held.orderNumber() != null;
      words.promised(path, last, held.undertakings().get(last).progress(), several);
    }
    return words.plan();
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
