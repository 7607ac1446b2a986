// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.ActionAnswer;
import dev.waybill.playbook.internal.ProposedAction;
import dev.waybill.playbook.internal.Wish;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a customer wants of their account: another e-mail address or telephone number, no more
 * newsletters, an end to a subscription. The customer must be known; what the new address is stands
 * in their own words; and everything else of an account is for a person.
 */
public final class AccountRequests implements Playbook {

  private static final String UPDATE = "update_customer";
  private static final String STOP = "stop_marketing";
  private static final String END = "cancel_subscription";

  private static final Map<String, String> WORDS =
      Map.of(UPDATE, "account.update", STOP, "account.newsletter", END, "account.subscription");

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "account",
          EnumSet.noneOf(DataLayer.class),
          List.of(),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.ACCOUNT);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  /** "Unsubscribe me from the newsletter", "end my subscription". */
  @Override
  public Optional<Intent> hears(String text) {
    boolean about = Wish.NEWSLETTER.isIn(text) || Wish.SUBSCRIPTION.isIn(text);
    return about && Wish.STOP.isIn(text) ? Optional.of(Intent.ACCOUNT) : Optional.empty();
  }

  @Override
  public Plan prepare(Case situation) {
    return Stream.of(UPDATE, STOP, END)
        .flatMap(
            action ->
                ProposedAction.answered(situation, action, answer -> told(situation, answer))
                    .stream())
        .findFirst()
        .orElseGet(() -> begun(situation));
  }

  private static Plan begun(Case situation) {
    String action = action(situation);
    if (action.isEmpty() || !situation.actions().canDo(action)) {
      return new TalkToAPerson().prepare(situation);
    }
    Optional<String> customer = situation.records().customerId();
    if (customer.isEmpty()) {
      return Plan.ask(Outcome.Question.IDENTITY, situation.phrases().get("action.identity"))
          .with(Task.of(Intent.ACCOUNT));
    }
    return action.equals(END)
        ? ended(situation)
        : told(
            situation, situation.actions().request(action, arguments(situation, customer.get())));
  }

  /** What is wanted, as an action; empty if it is for a person. */
  private static String action(Case situation) {
    String text = situation.text();
    if (Wish.STOP.isIn(text) && Wish.NEWSLETTER.isIn(text)) {
      return STOP;
    }
    if (Wish.STOP.isIn(text) && Wish.SUBSCRIPTION.isIn(text)) {
      return END;
    }
    boolean email = Wish.EMAIL_ADDRESS.isIn(text) && situation.entities().emails().size() == 1;
    boolean phone = Wish.PHONE_NUMBER.isIn(text) && situation.entities().phones().size() == 1;
    return email || phone ? UPDATE : "";
  }

  private static Map<String, Value> arguments(Case situation, String customer) {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("customer_id", Value.text(customer));
    if (action(situation).equals(UPDATE)) {
      situation
          .entities()
          .emails()
          .forEach(email -> arguments.put("new_email", Value.text(email.normalised())));
      situation
          .entities()
          .phones()
          .forEach(phone -> arguments.put("new_phone", Value.text(phone.value())));
    }
    return arguments;
  }

  /** Ends the one subscription that runs; of several, a person must see which. */
  private static Plan ended(Case situation) {
    List<String> running =
        situation.records().policyFacts(situation.actions().zone(), Map.of()).stream()
            .filter(fact -> fact.name().equals("subscription"))
            .map(Fact::value)
            .flatMap(
                value -> value instanceof Value.Fields fields ? Stream.of(fields) : Stream.empty())
            .filter(fields -> Value.yes(true).equals(fields.attributes().get("active")))
            .flatMap(
                fields ->
                    fields.attributes().get("id") instanceof Value.Text id
                        ? Stream.of(id.text())
                        : Stream.empty())
            .distinct()
            .toList();
    if (running.isEmpty()) {
      return Plan.say(situation.phrases().get("account.subscription.none"));
    }
    if (running.size() > 1) {
      return Plan.handOff(
          situation.phrases().get("person.unsupported"),
          new Plan.Handoff(HandoffQueue.SUPPORT, HandoffReason.NOT_SUPPORTED, null, false),
          List.of());
    }
    return told(
        situation,
        situation.actions().request(END, Map.of("subscription_id", Value.text(running.get(0)))));
  }

  private static Plan told(Case situation, Actions.Answer answer) {
    String action = answer.request().action();
    Map<String, Value> arguments = answer.request().arguments();
    boolean phoneOnly = action.equals(UPDATE) && !arguments.containsKey("new_email");
    boolean both = arguments.containsKey("new_email") && arguments.containsKey("new_phone");
    String word = WORDS.getOrDefault(action, "account.update");
    if (action.equals(UPDATE)) {
      word = both ? word + ".both" : phoneOnly ? word + ".phone" : word + ".email";
    }
    Task task = situation.task() == null ? Task.of(Intent.ACCOUNT) : situation.task();
    return new ActionAnswer(situation, task, word, Map.of(), null).plan(answer);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
