// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.language.Assent;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a decision's obligations are met, by whom, and what is still to be asked for. */
final class Consents {

  private final ConsentStore store;
  private final Vocabulary vocabulary;
  private final Duration questionsHold;
  private final Duration confirmationsHold;

  Consents(
      ConsentStore store,
      Vocabulary vocabulary,
      Duration questionsHold,
      Duration confirmationsHold) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.questionsHold = questionsHold;
    this.confirmationsHold = confirmationsHold;
  }

  /**
   * Where the obligations stand.
   *
   * @param missing what is still to be asked for; null if all is met
   * @param held the identifiers of the confirmation and the approvals that meet them
   * @param approved the roles that have approved it
   */
  record Standing(@Nullable ActionResult missing, List<String> held, List<String> approved) {}

  Standing of(Decision.Require decision, ActionRequest request, Instant now) {
    String conversation = request.dialogue().conversationId();
    String seal = decision.seal();
    List<String> held = new ArrayList<>();
    List<String> approved = new ArrayList<>();
    String identity = decision.obligations().identity();
    if (identity != null) {
      return missing(new ActionResult.NeedsIdentity(decision, identity));
    }
    if (decision.obligations().confirmation() != null) {
      Optional<Confirmation> confirmation = confirmation(request, seal, now);
      if (confirmation.isEmpty()) {
        return missing(
            new ActionResult.NeedsConfirmation(
                decision,
                new Question(
                    conversation,
                    seal,
                    request.dialogue().current().messageId(),
                    now.plus(questionsHold))));
      }
      held.add(confirmation.get().id());
    }
    List<Decision.Approval> open = new ArrayList<>();
    for (Decision.Approval asked : decision.obligations().approvals()) {
      Optional<Approval> approval =
          store.approvals(conversation, seal).stream()
              .filter(given -> counts(given, asked, request, now))
              .findFirst();
      if (approval.isPresent()) {
        held.add(approval.get().id());
        approved.add(approval.get().role());
      } else {
        open.add(asked);
      }
    }
    return open.isEmpty()
        ? new Standing(null, held, approved)
        : missing(new ActionResult.NeedsApproval(decision, open, seal));
  }

  private static Standing missing(ActionResult result) {
    return new Standing(result, List.of(), List.of());
  }

  /** The confirmation that is held, or that the customer's answer to the question is. */
  private Optional<Confirmation> confirmation(ActionRequest request, String seal, Instant now) {
    Dialogue dialogue = request.dialogue();
    store
        .question(dialogue.conversationId())
        .filter(question -> question.seal().equals(seal))
        .filter(question -> now.isBefore(question.expiresAt()))
        .flatMap(question -> answer(question, request, now))
        .filter(given -> isNew(given, dialogue.conversationId()))
        .ifPresent(store::confirm);
    return store
        .confirmation(dialogue.conversationId(), seal)
        .filter(given -> now.isBefore(given.expiresAt()))
        .filter(given -> mayBeUsed(given.id(), request.key()));
  }

  /** Seen again, a yes is the same yes: it lasts no longer for it. */
  private boolean isNew(Confirmation given, String conversation) {
    return store
        .confirmation(conversation, given.seal())
        .filter(held -> held.id().equals(given.id()))
        .isEmpty();
  }

  private Optional<Confirmation> answer(Question question, ActionRequest request, Instant now) {
    return Optional.ofNullable(request.dialogue().after(question.askedIn()))
        .filter(said -> Assent.isYes(said.text(), request.action()))
        .map(
            said ->
                new Confirmation(
                    question.conversationId(),
                    question.seal(),
                    question.askedIn(),
                    said.messageId(),
                    now.plus(confirmationsHold)));
  }

  private boolean counts(
      Approval given, Decision.Approval asked, ActionRequest request, Instant now) {
    return vocabulary.includes(given.role(), asked.role())
        && !given.approver().equals(request.dialogue().customerId())
        && !given.givenAt().isAfter(now)
        && now.isBefore(given.expiresAt())
        && (asked.within() == null || !now.isAfter(given.givenAt().plus(asked.within())))
        && mayBeUsed(given.id(), request.key());
  }

  /** Prolongs a yes that still counts. */
  void hold(String conversationId, String seal, Instant until, Instant now) {
    store
        .confirmation(conversationId, seal)
        .filter(given -> now.isBefore(given.expiresAt()))
        .filter(given -> given.expiresAt().isBefore(until))
        .ifPresent(given -> store.confirm(given.until(until)));
  }

  private boolean mayBeUsed(String id, String key) {
    String user = store.usedBy(id);
    return user == null || user.equals(key);
  }

  /** Uses what is held; false if somebody was faster with some of it. */
  boolean use(Standing standing, String key) {
    for (String id : standing.held()) {
      if (!store.use(id, key)) {
        return false;
      }
    }
    return true;
  }
}
