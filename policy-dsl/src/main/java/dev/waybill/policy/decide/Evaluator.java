// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.Query;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Trust;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy, compiled to decide. Immutable and safe for use by several threads; its {@linkplain
 * #frame() frames} are not.
 *
 * <p>The most severe of these is the outcome: <em>deny</em>, if a deny fires, or no allow fires and
 * none could; <em>need evidence</em>, if a restricting rule cannot be told, or no allow can be told
 * to fire, or an argument's origin is not accepted; <em>require</em>, if something is asked for;
 * <em>allow</em>. A cap or a limit whose condition is unknown cannot be told, even if the argument
 * is small: its largest permitted value is not known. So it does not matter in which order rules
 * are written.
 */
public final class Evaluator {

  private final CheckedPolicy policy;
  private final Binder binder;
  private final Lists lists;
  private final ValueText values;
  private final ActionPlan[] plans;
  private final Remedies[] remedies;
  private final Map<String, Integer> actions = new HashMap<>();
  private final Map<String, Place> counters = new TreeMap<>();
  private final List<TrustNode> trusts = new ArrayList<>();

  private Evaluator(CheckedPolicy policy) {
    this.policy = policy;
    Nodes nodes = new Nodes(policy.layout());
    for (Trust trust : policy.trusts()) {
      trusts.add(new TrustNode(trust, nodes));
    }
    binder = new Binder(policy, nodes, trusts);
    lists = new Lists(policy.vocabulary(), binder);
    values = new ValueText(policy.currency(), policy.zone());
    nodes.takeReads();
    nodes.takeCounts();
    List<RuleNode> rules = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      rules.add(RuleNode.of(rule, rules.size(), nodes, lists));
    }
    long from = policy.from() == null ? Long.MIN_VALUE : policy.from().toEpochDay();
    long until = policy.until() == null ? Long.MAX_VALUE : policy.until().toEpochDay();
    plans = new ActionPlan[policy.vocabulary().actions().size()];
    remedies = new Remedies[plans.length];
    int index = 0;
    for (ActionType action : policy.vocabulary().actions().values()) {
      plans[index] = new ActionPlan(action, rules, policy.accepts(), from, until);
      remedies[index] = new Remedies(plans[index], trusts, policy.currency().getCurrencyCode());
      actions.put(action.name(), index++);
    }
    for (Map.Entry<String, String> counter : policy.vocabulary().counters().entrySet()) {
      Attribute key = policy.vocabulary().attribute(counter.getValue()).orElse(null);
      if (key != null) {
        counters.put(
            counter.getKey(), Place.of(counter.getValue(), key.type(), false, policy.vocabulary()));
      }
    }
  }

  /**
   * Compiles a policy.
   *
   * @param policy the policy
   * @return the evaluator
   */
  public static Evaluator of(CheckedPolicy policy) {
    return new Evaluator(policy);
  }

  /**
   * Gives the policy.
   *
   * @return the policy it was made of
   */
  public CheckedPolicy policy() {
    return policy;
  }

  /**
   * Makes a frame for this policy, with nothing in it.
   *
   * @return a new frame, for one thread at a time
   */
  public Frame frame() {
    int[] sizes = {
      policy.ledgerCounts(), policy.limits(), policy.ages(), policy.origins(), policy.rules().size()
    };
    return new Frame(this, policy.layout(), policy.zone(), sizes);
  }

  /**
   * Decides a request.
   *
   * @param request the request
   * @param ledger what was done before
   * @return the decision
   * @throws IllegalArgumentException if the vocabulary has no such action, or the action no such
   *     argument, or a list has more than {@link Frame#MOST_ELEMENTS} elements
   */
  public Decision decide(Request request, Ledger ledger) {
    Frame frame = frame();
    bind(request, ledger, frame);
    return new Assembler(
            policy, plans[frame.action], remedies[frame.action], lists, values, frame, request)
        .decide();
  }

  /**
   * Clears a frame and puts a request into it: the values that may be relied on, and what the
   * ledger says. A value that does not fit its type is unusable; it is never an exception. Of
   * several facts of a name, the first that has an attribute and may be relied on for it counts. A
   * fact the policy does not know is left out.
   *
   * @param request the request
   * @param ledger what was done before
   * @param frame a frame of this evaluator
   * @throws IllegalArgumentException if the vocabulary has no such action, or the action no such
   *     argument, or a list has more than {@link Frame#MOST_ELEMENTS} elements
   */
  public void bind(Request request, Ledger ledger, Frame frame) {
    int action = action(request.action());
    long now = Units.micros(request.now());
    if (now == NumberNode.UNKNOWN) {
      throw new IllegalArgumentException(
          "The time of a request must lie within 292,000 years of 1970, not at "
              + request.now()
              + ".");
    }
    frame.clear();
    frame.begin(action, now);
    binder.bind(request, plans[action], frame);
    LedgerReader.read(plans[action], frame, ledger);
  }

  /**
   * Asks a ledger what the rules about the frame's action count, for a frame that was filled by its
   * setters.
   *
   * @param frame a frame that has begun an action and has its values
   * @param ledger what was done before
   */
  public void count(Frame frame, Ledger ledger) {
    LedgerReader.read(plan(frame.action), frame, ledger);
  }

  /**
   * Gives the outcome of what is in a frame, without taking memory for it. {@link Frame#fired} and
   * {@link Frame#unknown} tell about the rules afterwards.
   *
   * @param frame a frame that has begun an action
   * @return the ordinal of the {@link Outcome}
   * @throws IllegalStateException if no action was begun
   */
  public int outcome(Frame frame) {
    return plan(frame.action).outcome(frame);
  }

  /**
   * Finds an action.
   *
   * @param name its name
   * @return its number, for {@link Frame#begin}
   * @throws IllegalArgumentException if the vocabulary has no such action
   */
  public int action(String name) {
    Integer index = actions.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "The policy \""
              + policy.name()
              + "\" knows no action "
              + name
              + "; it knows "
              + String.join(", ", policy.vocabulary().actions().keySet())
              + ".");
    }
    return index;
  }

  /**
   * Finds a slot.
   *
   * @param path its path, such as {@code order.state}
   * @return its number, for {@link Frame#set}; -1 if the policy does not read it
   */
  public int slot(String path) {
    for (Slot slot : policy.layout().slots()) {
      if (slot.path().equals(path)) {
        return slot.index();
      }
    }
    return -1;
  }

  /**
   * Finds a list.
   *
   * @param path its path, such as {@code request.items}
   * @return its number, for {@link Frame#rows}; -1 if the policy does not read it
   */
  public int list(String path) {
    for (ListSlot list : policy.layout().lists()) {
      if (list.path().equals(path)) {
        return list.index();
      }
    }
    return -1;
  }

  /**
   * Finds a column of a list.
   *
   * @param list the list's number
   * @param path the path inside an element; empty for the element itself
   * @return its number, for {@link Rows#set}; -1 if the policy does not read it
   */
  public int column(int list, String path) {
    List<Layout.Column> columns = policy.layout().columns().get(list);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).path().equals(path)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Gives what to reserve in a ledger for a request: exactly what was judged. A limit without an
   * approval must always hold; one with an approval must hold if nobody of that role has approved.
   * A limit whose condition does not hold is left out; one whose condition cannot be told is not.
   *
   * @param request the request
   * @param ledger what was done before
   * @param id the entry's id
   * @param approved the roles that have approved this request
   * @return the entry and the limits
   * @throws IllegalArgumentException as {@link #decide}
   * @throws IllegalStateException if a limit cannot be checked because its key, its bound or its
   *     amount is not known: such a request was not allowed
   */
  public Charges charges(Request request, Ledger ledger, String id, Collection<String> approved) {
    Frame frame = frame();
    bind(request, ledger, frame);
    ActionPlan plan = plans[frame.action];
    List<Ledger.LimitCheck> checks = new ArrayList<>();
    for (RuleNode.Limit limit : plan.limits) {
      String role = limit.limit.approvalBy();
      if (applies(limit, plan, frame) && !(role != null && covers(approved, role))) {
        Query query = LedgerReader.query(limit, plan, frame);
        long bound = limit.bound(frame);
        if (query == null
            || bound == NumberNode.UNKNOWN
            || limit.taken(frame) == NumberNode.UNKNOWN) {
          throw new IllegalStateException(
              "The limit \""
                  + limit.rule.name()
                  + "\" cannot be checked: its key, bound or amount is not known. Decide first,"
                  + " and reserve only what may be done.");
        }
        checks.add(new Ledger.LimitCheck(limit.rule.name(), query, bound));
      }
    }
    return new Charges(entry(request, plan, frame, id), checks);
  }

  private static boolean applies(RuleNode.Limit limit, ActionPlan plan, Frame frame) {
    Loop elements = plan.elements;
    if (limit.rule.element() == null || elements == null || !elements.known(frame)) {
      return limit.condition.test(frame) != TruthNode.NO;
    }
    boolean applies = false;
    for (int i = 0; i < elements.size(frame); i++) {
      elements.at(frame, i);
      applies |= limit.condition.test(frame) != TruthNode.NO;
    }
    elements.end(frame);
    return applies;
  }

  private boolean covers(Collection<String> approved, String role) {
    for (String holder : approved) {
      if (policy.vocabulary().includes(holder, role)) {
        return true;
      }
    }
    return false;
  }

  private Entry entry(Request request, ActionPlan plan, Frame frame, String id) {
    Reading reading = binder.reading();
    Map<String, String> keys = new TreeMap<>();
    for (Map.Entry<String, Place> counter : counters.entrySet()) {
      Place place = counter.getValue();
      Binder.read(request, plan, place, TrustNode.of(place.path, trusts), frame, reading);
      if (reading.known()) {
        keys.put(counter.getKey(), word(place.type, reading));
      }
    }
    Map<String, Long> amounts = new TreeMap<>();
    for (Attribute argument : plan.action.arguments().values()) {
      if (argument.type() instanceof Type.Simple simple && isOrdered(simple)) {
        Place place = Place.of("request." + argument.name(), simple, false, policy.vocabulary());
        Binder.read(request, plan, place, List.of(), frame, reading);
        if (reading.known()) {
          amounts.put(argument.name(), recorded(simple, reading.value));
        }
      }
    }
    return new Entry(id, plan.action.name(), keys, amounts, request.now());
  }

  /** An amount below zero is recorded as none, so that it never gives a limit room back. */
  private static long recorded(Type.Simple type, long value) {
    return type == Type.Simple.MONEY || type == Type.Simple.NUMBER ? Math.max(0, value) : value;
  }

  private static String word(Type type, Reading reading) {
    if (reading.text != null) {
      return reading.text;
    }
    return type instanceof Type.Enumeration names
        ? names.values().get((int) reading.value)
        : Long.toString(reading.value);
  }

  private static boolean isOrdered(Type.Simple type) {
    return switch (type) {
      case MONEY, NUMBER, PERCENT, DATE, INSTANT, LENGTH -> true;
      default -> false;
    };
  }

  void checkAction(int action) {
    plan(action);
  }

  String actionName(int action) {
    return plan(action).action.name();
  }

  ActionPlan plan(int action) {
    if (action < 0 || action >= plans.length) {
      throw new IllegalStateException(
          "A frame must begin an action, with a number from Evaluator.action, before it is used.");
    }
    return plans[action];
  }

  @Override
  public String toString() {
    return "Evaluator of \"" + policy.name() + "\"";
  }
}
