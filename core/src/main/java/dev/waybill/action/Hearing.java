// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request before the judge: its arguments are labelled, and it is decided.
 *
 * <p>A value that stands in several places has several origins, each of them true. The judge is
 * shown the next one as long as the policy objects to the one before. An amount that stands nowhere
 * but is the largest the policy permits comes from the policy.
 */
final class Hearing {

  private static final Logger log = LoggerFactory.getLogger(Hearing.class);
  private static final List<Label> FROM_POLICY = List.of(new Label("policy", false, true, null));
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final Judge judge;
  private final Ledger ledger;
  private final String action;
  private final Map<String, Value> values;
  private final List<Fact> facts;
  private final Instant now;
  private final Map<String, List<List<Label>>> origins = new HashMap<>();
  private final Map<String, Integer> shown = new HashMap<>();

  /**
   * What came of it.
   *
   * @param request the request as it was decided
   * @param decision the decision
   */
  record Judged(Request request, Decision decision) {}

  Hearing(
      Judge judge,
      Ledger ledger,
      String action,
      Map<String, Value> said,
      Map<String, Value> values,
      List<Fact> facts,
      Provenance provenance,
      Instant now) {
    this.judge = judge;
    this.ledger = ledger;
    this.action = action;
    this.values = values;
    this.facts = facts;
    this.now = now;
    said.forEach((name, value) -> origins.put(name, provenance.origins(action, name, value)));
  }

  /** The same, in which an argument is taken for the policy's own value, to see its bound. */
  Hearing withPolicysOwn(String argument) {
    origins.put(argument, List.of(FROM_POLICY));
    return this;
  }

  Judged decide() {
    Request request = request();
    Decision decision = judge.decide(request, ledger);
    while (decision instanceof Decision.NeedEvidence need && showsNextOrigin(need)) {
      request = request();
      decision = judge.decide(request, ledger);
    }
    warnOfFreeText(request);
    return new Judged(request, decision);
  }

  /** Somebody's words inside a system that turn up as an argument are a sign of an attack. */
  private void warnOfFreeText(Request request) {
    request
        .arguments()
        .forEach(
            (name, argument) -> {
              for (Label label : argument.labels()) {
                if (label.name().indexOf('.') >= 0) {
                  log.warn(
                      "the argument {} of {} stands only in free text: {}",
                      name,
                      action,
                      label.name());
                }
              }
            });
  }

  private Request request() {
    Map<String, Argument> arguments = new TreeMap<>();
    values.forEach(
        (name, value) ->
            arguments.put(
                name, new Argument(value, originsOf(name).get(shown.getOrDefault(name, 0)))));
    return new Request(action, arguments, facts, now);
  }

  private List<List<Label>> originsOf(String argument) {
    return origins.getOrDefault(argument, List.of(List.of()));
  }

  private boolean showsNextOrigin(Decision.NeedEvidence need) {
    boolean next = false;
    for (Decision.Need missing : need.needs()) {
      if (missing.why() == Decision.Missing.WRONG_SOURCE && missing.path().startsWith("request.")) {
        next |= showsNextOrigin(argument(missing.path()));
      }
    }
    return next;
  }

  private static String argument(String path) {
    String name = path.substring("request.".length());
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private boolean showsNextOrigin(String argument) {
    int at = shown.getOrDefault(argument, 0);
    if (at + 1 < originsOf(argument).size()) {
      shown.put(argument, at + 1);
      return true;
    }
    return !originsOf(argument).contains(FROM_POLICY) && comesFromPolicy(argument);
  }

  /** Whether the policy, if it had said the value, would say the same one. */
  private boolean comesFromPolicy(String argument) {
    Value value = values.get(argument);
    if (!(value instanceof Value.Money || value instanceof Value.Decimal)) {
      return false;
    }
    List<List<Label>> others = originsOf(argument);
    origins.put(argument, withPolicy(others));
    shown.put(argument, others.size());
    for (Decision.Largest largest : judge.decide(request(), ledger).grounds().largest()) {
      if (largest.path().equals("request." + argument) && isLargest(value, largest)) {
        return true;
      }
    }
    origins.put(argument, others);
    shown.put(argument, others.size() - 1);
    return false;
  }

  private static List<List<Label>> withPolicy(List<List<Label>> others) {
    List<List<Label>> all = new ArrayList<>(others);
    all.add(FROM_POLICY);
    return all;
  }

  private static boolean isLargest(Value value, Decision.Largest largest) {
    if (value instanceof Value.Money money) {
      return money.minor() == largest.outright();
    }
    return value instanceof Value.Decimal number
        && number.number().multiply(MILLION).compareTo(BigDecimal.valueOf(largest.outright())) == 0;
  }
}
