// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the values of a request into a frame, those that may be relied on. Immutable. */
final class Binder {

  private final String currency;
  private final Place[] slots;
  private final List<List<TrustNode>> slotTrusts = new ArrayList<>();
  private final List<ListBinder> lists = new ArrayList<>();
  private final List<TrustNode> trusts;
  private final Nodes nodes;

  Binder(CheckedPolicy policy, Nodes nodes, List<TrustNode> trusts) {
    this.nodes = nodes;
    this.trusts = trusts;
    currency = policy.currency().getCurrencyCode();
    Layout layout = policy.layout();
    slots = new Place[layout.slots().size()];
    for (int i = 0; i < slots.length; i++) {
      Slot slot = layout.slots().get(i);
      slots[i] =
          Place.of(slot.path(), slot.attribute().type(), slot.wholeFact(), policy.vocabulary());
      slotTrusts.add(TrustNode.of(slot.path(), trusts));
    }
    for (int i = 0; i < layout.lists().size(); i++) {
      lists.add(
          new ListBinder(
              layout.lists().get(i), layout.columns().get(i), policy.vocabulary(), trusts));
    }
  }

  Reading reading() {
    return new Reading(currency);
  }

  void bind(Request request, ActionPlan plan, Frame frame) {
    checkArguments(request, plan.action);
    for (Map.Entry<String, Argument> argument : request.arguments().entrySet()) {
      if (broken(argument.getValue(), argument.getKey(), plan) != null) {
        frame.provenanceBroken = true;
      }
    }
    Reading reading = reading();
    for (int i = 0; i < slots.length; i++) {
      read(request, plan, slots[i], slotTrusts.get(i), frame, reading);
      frame.put(i, reading);
    }
    for (ListBinder list : lists) {
      list.bind(request, plan, frame, reading);
    }
    bindAges(request, frame);
    bindOrigins(request, frame);
  }

  private static void checkArguments(Request request, ActionType action) {
    for (String name : request.arguments().keySet()) {
      if (!action.arguments().containsKey(name)) {
        throw new IllegalArgumentException(
            "The action "
                + action.name()
                + " has no argument "
                + name
                + "; it has "
                + (action.arguments().isEmpty()
                    ? "none"
                    : String.join(", ", action.arguments().keySet()))
                + ".");
      }
    }
  }

  /** Why an argument's origin is not accepted; null if it is, or needs none. */
  static Decision.@Nullable Missing broken(Argument argument, String name, ActionPlan plan) {
    return argument.value() instanceof Value.Absent
        ? null
        : Origins.checkAll(argument.labels(), plan.accepts(name));
  }

  /** Reads a place of the request. */
  static void read(
      Request request,
      ActionPlan plan,
      Place place,
      List<TrustNode> trusts,
      Frame frame,
      Reading reading) {
    Value value = find(request, plan, place, trusts, frame, reading);
    if (value != null) {
      reading.take(value, place.type);
    }
  }

  /** The value at a place; null if there is none to rely on, and the reading says why. */
  static @Nullable Value find(
      Request request,
      ActionPlan plan,
      Place place,
      List<TrustNode> trusts,
      Frame frame,
      Reading reading) {
    reading.take(null, place.type);
    if (place.argument) {
      Argument argument = request.arguments().get(place.root);
      Decision.Missing why = argument == null ? null : broken(argument, place.root, plan);
      if (why != null) {
        reading.missing(why);
      }
      return argument == null || why != null ? null : place.walk(argument.value());
    }
    List<Fact> facts = request.facts();
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      Value value =
          fact.name().equals(place.root) ? found(place, fact, trusts, frame, reading) : null;
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The value at a place of one fact, if it may be relied on; the reading says the first why. */
  static @Nullable Value found(
      Place place, Fact fact, List<TrustNode> trusts, Frame frame, Reading reading) {
    Value value = place.walk(fact.value());
    Decision.Missing why = value == null ? null : TrustNode.check(trusts, fact, frame);
    if (why != null && reading.state == Frame.NOT_READ) {
      reading.missing(why);
    }
    return why == null ? value : null;
  }

  /** The oldest of the facts of a name that may be relied on. */
  private void bindAges(Request request, Frame frame) {
    for (Numbers.ReadAt age : nodes.ages) {
      List<TrustNode> trusted = TrustNode.of(age.fact, trusts);
      long oldest = NumberNode.UNKNOWN;
      for (Fact fact : request.facts()) {
        if (fact.name().equals(age.fact)) {
          Decision.Missing why = TrustNode.check(trusted, fact, frame);
          long at = Units.micros(fact.asOf());
          if (why == null && TrustNode.isOfTheFuture(at, frame)) {
            why = Decision.Missing.STALE;
          }
          if (why != null && oldest == NumberNode.UNKNOWN) {
            frame.readAtStates[age.index] = Frame.code(why);
          } else if (why == null && (oldest == NumberNode.UNKNOWN || at < oldest)) {
            oldest = at;
            frame.readAt(age.index, at);
          }
        }
      }
    }
  }

  private void bindOrigins(Request request, Frame frame) {
    for (Condition.ComesFrom origin : nodes.origins.values()) {
      Argument argument = request.arguments().get(origin.argument());
      if (argument != null && !(argument.value() instanceof Value.Absent)) {
        frame.origin(origin.index(), Origins.check(argument.labels(), origin.sources()) == null);
      }
    }
  }

  ListBinder list(int index) {
    return lists.get(index);
  }
}
