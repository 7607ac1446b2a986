// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.action.PolicyConflict;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.playbook.Case;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether lines of an order may come back, each by itself, by the policy; until when; and what the
 * way back costs. It is asked before the customer goes to any trouble. What may be said of it is
 * entered beside the line: {@code returnUntil}, the last day, and {@code returnTold}, what the
 * policy has the customer told.
 */
final class Eligibility {

  static final String CREATE_RETURN = "create_return";

  static final Source POLICY = new Source("policy", DataLayer.KNOWLEDGE);

  private final Case situation;
  private final Order order;
  private final String reason;
  private final String remedy;
  private final @Nullable ServiceCase exception;

  /**
   * What the policy says of one line.
   *
   * @param line the line
   * @param decision how it would decide
   * @param lastDay the last day it may come back, or the last day it could; null if not known
   */
  record OfLine(OrderLine line, Decision decision, @Nullable LocalDate lastDay) {

    boolean isOpen() {
      return isOpen(decision);
    }

    boolean isUndecided() {
      return isUndecided(decision);
    }

    /** Whether the policy lets it be done, perhaps with somebody's yes. */
    static boolean isOpen(Decision decision) {
      return !PolicyConflict.isIn(decision)
          && decision.fold(allow -> true, require -> true, need -> false, deny -> false);
    }

    /** Whether the policy has a gap here, or says two things. */
    static boolean isUndecided(Decision decision) {
      return decision instanceof Decision.NeedEvidence || PolicyConflict.isIn(decision);
    }

    /** Why a person must decide what the policy does not. */
    static HandoffReason reason(Decision decision) {
      return PolicyConflict.isIn(decision)
          ? HandoffReason.POLICY_CONFLICT
          : HandoffReason.POLICY_GAP;
    }
  }

  /**
   * Makes an inquiry.
   *
   * @param reason why it comes back, in the policy's word
   * @param remedy what the customer gets for it, in the policy's word
   * @param exception what a person granted, or null
   */
  Eligibility(
      Case situation, Order order, String reason, String remedy, @Nullable ServiceCase exception) {
    this.situation = situation;
    this.order = order;
    this.reason = reason;
    this.remedy = remedy;
    this.exception = exception;
  }

  /** Asks about each of the lines. */
  List<OfLine> of(List<OrderLine> lines) {
    List<OfLine> all = new ArrayList<>();
    for (OrderLine line : lines) {
      Map<String, Value> arguments = arguments(List.of(line));
      Decision decision = situation.actions().consider(CREATE_RETURN, arguments);
      LocalDate last = situation.actions().lastDay(CREATE_RETURN, arguments).orElse(null);
      OfLine ofLine = new OfLine(line, decision, last);
      enter(ofLine);
      all.add(ofLine);
    }
    return all;
  }

  /** Whether each of the lines may come back; until when is not asked. */
  boolean isOpen(List<OrderLine> lines) {
    return lines.stream()
        .map(line -> situation.actions().consider(CREATE_RETURN, arguments(List.of(line))))
        .allMatch(OfLine::isOpen);
  }

  /** Asks about each of the lines; about the order as a whole if its lines are not held. */
  void ofOrder(List<OrderLine> lines) {
    if (lines.isEmpty()) {
      Map<String, Value> whole = arguments(List.of());
      whole.remove("items");
      situation.actions().consider(CREATE_RETURN, whole);
    }
    of(lines);
  }

  private void enter(OfLine of) {
    String path = CommerceFacts.linePath(order.number(), of.line().id());
    if (of.lastDay() != null) {
      enter(
          path + ".returnUntil",
          new FactValue.Day(of.lastDay(), situation.actions().zone(order.number())));
    }
    String told = of.decision().customerMessage();
    if (told != null && !told.isBlank()) {
      enter(path + ".returnTold", new FactValue.Term(FactValue.Term.Kind.TEXT, told));
    }
  }

  private void enter(String path, FactValue value) {
    situation.ledger().append(path, value, POLICY, situation.setting().now(), Trust.SYSTEM);
  }

  /** The arguments of a return of these lines, with the fee that the policy sets. */
  Map<String, Value> arguments(List<OrderLine> lines) {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text(order.number()));
    arguments.put("items", new Value.Items(lines.stream().map(Eligibility::item).toList()));
    arguments.put("reason", Value.text(reason));
    arguments.put("remedy", Value.text(remedy));
    if (exception != null) {
      arguments.put("exception_id", Value.text(exception.id()));
    }
    fee(arguments).ifPresent(fee -> arguments.put("fee", fee));
    return arguments;
  }

  /** The largest fee that the policy permits is the fee. */
  private Optional<Value> fee(Map<String, Value> arguments) {
    String currency = situation.actions().currency().getCurrencyCode();
    Map<String, Value> any = new HashMap<>(arguments);
    any.put("fee", Value.money(0, currency));
    OptionalLong largest = situation.actions().largest(CREATE_RETURN, any, "fee");
    return largest.isEmpty()
        ? Optional.empty()
        : Optional.of(Value.money(largest.getAsLong(), currency));
  }

  private static Value item(OrderLine line) {
    return new Value.Fields(Map.of("id", Value.text(line.id())));
  }
}
