// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.OrderChangeAnswer;
import dev.waybill.playbook.internal.ProposedAction;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.playbook.internal.SpokenAddress;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends an order to another address, as long as it has not left. The address is the customer's own
 * words, written as the host's address check writes it ({@code completion("new_address", …)}), and
 * the customer says yes to exactly that; then the order is read again, and what it holds is said. A
 * change that the risk of the order forbids is for the fraud desk; nothing is said of the risk.
 */
public final class ChangeAddress implements Playbook {

  private static final String ACTION = "change_address";
  private static final String ORDER = "order_id";
  private static final String ADDRESS = "new_address";

  /** The parts of an address in the vocabulary and in the ledger, as they are said. */
  private static final List<String> ASKED = List.of("line", "city", "region", "postal_code");

  private static final List<String> SAVED = List.of("line", "city", "region", "postalCode");

  private static final Set<String> RISKY = Set.of("medium", "high");

  /** A new place to send an order to, in so many words. */
  private static final Pattern SEND_IT_TO =
      Pattern.compile(
          "^\\s*(please |pls |can you |could you |bitte |proszę )?"
              + "((ship|send|deliver|mail)\\b.*\\bto\\b|(schick|send|liefer)\\p{L}*\\b.*\\b(an|nach)\\b"
              + "|(wyślij|wyslij|wysłać|dostarcz)\\p{L}*\\b.*\\b(na|do)\\b)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "change-address",
          Set.of(DataLayer.ORDER, DataLayer.CARRIER),
          List.of(FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.CHANGE_ADDRESS);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  /** "Send it to 5 Mill Lane instead" is about the address, whatever else it may be about. */
  @Override
  public Optional<Intent> hears(String text) {
    return SEND_IT_TO.matcher(text).find() && SpokenAddress.in(text).isPresent()
        ? Optional.of(Intent.CHANGE_ADDRESS)
        : Optional.empty();
  }

  @Override
  public Plan prepare(Case situation) {
    return ProposedAction.answered(situation, ACTION, answer -> told(situation, answer))
        .orElseGet(
            () ->
                new Selection(situation)
                    .one(ChangeAddress::mayStillBeSent, order -> begun(situation, order)));
  }

  private static boolean mayStillBeSent(Order order) {
    return OrderChangeAnswer.isOpen(order) && !OrderChangeAnswer.hasLeft(order);
  }

  private static Plan begun(Case situation, Order order) {
    situation.records().track(order.parcels());
    Map<String, Value> without = Map.of(ORDER, Value.text(order.number()));
    if (situation.actions().consider(ACTION, without) instanceof Decision.Deny) {
      return told(situation, situation.actions().request(ACTION, without));
    }
    Optional<SpokenAddress> spoken = SpokenAddress.in(situation.text());
    if (spoken.isEmpty()) {
      return which(situation, order, "address.which");
    }
    Map<String, Value> arguments = new HashMap<>(without);
    arguments.put(ADDRESS, spoken.get().value());
    Boolean found = isFound(situation.actions().completed(ACTION, arguments));
    if (found == null && !spoken.get().isWhole()) {
      return which(situation, order, "address.which");
    }
    if (Boolean.FALSE.equals(found)) {
      return which(situation, order, "address.unknown");
    }
    Actions.Answer answer = situation.actions().request(ACTION, arguments);
    return told(situation, ProposedAction.read(situation, order, answer));
  }

  /** Whether the host's check found the address; null if nobody has checked it. */
  private static @Nullable Boolean isFound(Map<String, Value> arguments) {
    if (arguments.get(ADDRESS) instanceof Value.Fields address
        && address.attributes().get("is_deliverable") instanceof Value.YesNo yes) {
      return yes.yes();
    }
    return null;
  }

  private static Plan which(Case situation, Order order, String phrase) {
    String draft =
        new OrderChangeAnswer(
                situation, "address", order.number(), Map.of(), List.of(), now -> true)
            .said(phrase)
            .draft();
    return Plan.ask(Outcome.Question.ADDRESS, draft)
        .about(List.of(order.number()))
        .with(Task.of(situation.intent()));
  }

  private static Plan told(Case situation, Actions.Answer answer) {
    String number = ProposedAction.orderOf(answer);
    if (answer.result() instanceof ActionResult.Refused && isRisky(situation, number)) {
      return Plan.handOff(
          situation.phrases().get("address.person"),
          new Plan.Handoff(
              HandoffQueue.FRAUD, HandoffReason.ADDRESS_CHANGE_HIGH_RISK, number, false),
          List.of());
    }
    Map<String, Value> asked = situation.actions().completed(ACTION, answer.request().arguments());
    Optional<Order> now = visible(situation, number);
    boolean shown = answer.isDone() && situation.records().showAddress(number);
    Map<String, String> places = new HashMap<>();
    places.put("$a", written(asked));
    places.put("$b", shown ? saved(now, number) : written(asked));
    Optional<String> parcel = now.flatMap(ChangeAddress::onTheWay);
    parcel.ifPresent(path -> places.put("$p", path));
    return new OrderChangeAnswer(
            situation,
            "address",
            number,
            places,
            parcel.isPresent()
                ? List.of("address.with-carrier", "address.late")
                : List.of("address.late"),
            order -> isSavedIn(order, asked))
        .plan(answer);
  }

  private static Optional<String> onTheWay(Order order) {
    return order.parcels().stream()
        .map(Parcel::trackingNumber)
        .map(CommerceFacts::parcelPath)
        .findFirst();
  }

  /** Whether the shop, or anybody it asks, holds a change of address of this order for a risk. */
  private static boolean isRisky(Case situation, String number) {
    return situation
        .records()
        .policyFacts(situation.shopZone(), Map.of(ORDER, Value.text(number)))
        .stream()
        .filter(fact -> fact.name().equals("order"))
        .map(Fact::value)
        .flatMap(value -> value instanceof Value.Fields order ? Stream.of(order) : Stream.of())
        .filter(order -> Value.text(number).equals(order.attributes().get("id")))
        .anyMatch(
            order ->
                order.attributes().get("address_risk") instanceof Value.Text risk
                    && RISKY.contains(risk.text()));
  }

  private static String written(Map<String, Value> arguments) {
    return arguments.get(ADDRESS) instanceof Value.Fields address
        ? ASKED.stream()
            .filter(part -> address.attributes().get(part) instanceof Value.Text)
            .map(part -> "{{requests." + ACTION + "." + ADDRESS + "." + part + "}}")
            .collect(Collectors.joining(", "))
        : "";
  }

  private static String saved(Optional<Order> order, String number) {
    return order
        .map(Order::shipTo)
        .map(
            address ->
                Stream.of(
                        address.lines().isEmpty() ? "" : "line",
                        address.city() == null ? "" : "city",
                        address.region() == null ? "" : "region",
                        address.postalCode() == null ? "" : "postalCode")
                    .filter(SAVED::contains)
                    .map(part -> "{{" + CommerceFacts.orderPath(number) + ".shipTo." + part + "}}")
                    .collect(Collectors.joining(", ")))
        .orElse("");
  }

  /** The street of the order is the one that was asked for. */
  private static boolean isSavedIn(Order order, Map<String, Value> asked) {
    return order.shipTo() != null
        && asked.get(ADDRESS) instanceof Value.Fields address
        && Value.text(String.join(", ", order.shipTo().lines()))
            .equals(address.attributes().get("line"));
  }

  private static Optional<Order> visible(Case situation, String number) {
    return situation
        .records()
        .order(number)
        .fold(Optional::of, Optional::empty, Optional::empty, failure -> Optional.empty());
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
