// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.explain.Units;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code given history} steps of a test as entries of a ledger. */
final class History {

  private static final int MOST = 10_000;

  private final CheckedPolicy policy;
  private final Literals literals;
  private final Misfits misfits;

  History(CheckedPolicy policy, Literals literals, Misfits misfits) {
    this.policy = policy;
    this.literals = literals;
    this.misfits = misfits;
  }

  /** Gives a ledger with what a scenario says was done before, and nothing else. */
  static Ledger ledger(CheckedPolicy policy, Scenario scenario) {
    History history = new History(policy, new Literals(policy), new Misfits(policy));
    Ledger ledger = new InMemoryLedger();
    for (Entry entry : history.entries(scenario)) {
      ledger.reserve(entry, List.of());
      ledger.commit(entry.id());
    }
    return ledger;
  }

  List<Entry> entries(Scenario scenario) {
    List<Entry> entries = new ArrayList<>();
    for (TestStep.History step : scenario.history()) {
      add(step, scenario.request(), entries);
    }
    return entries;
  }

  private void add(TestStep.History history, Request request, List<Entry> entries) {
    ActionType action = policy.vocabulary().actions().get(history.action().name());
    Instant at = literals.before(request.now(), history.age());
    if (action == null) {
      misfits.unknown("action", history.action(), policy.vocabulary().actions().keySet());
    } else if (at == null) {
      misfits.add(history.age().span(), "this is not an age such as 40 days");
    } else if (history.times() < 0 || entries.size() + history.times() > MOST) {
      misfits.add(history.span(), "a test has at most 10,000 actions in its history");
    } else {
      Map<String, String> keys = keys(history, request);
      Map<String, Long> amounts = amounts(history, action);
      for (int i = 0; i < history.times(); i++) {
        String id = "history-" + entries.size();
        entries.add(new Entry(id, action.name(), keys, amounts, at));
      }
    }
  }

  /** Gives the values of the counter keys: those of the request itself. */
  private Map<String, String> keys(TestStep.History history, Request request) {
    Map<String, String> counters = policy.vocabulary().counters();
    if (history.by() != null && !counters.containsKey(history.by().name())) {
      misfits.unknown("counter key", history.by(), counters.keySet());
    }
    Map<String, String> keys = new TreeMap<>();
    counters.forEach(
        (counter, path) -> {
          String text = text(request, path);
          if (text != null && (history.by() == null || history.by().name().equals(counter))) {
            keys.put(counter, text);
          }
        });
    return keys;
  }

  private Map<String, Long> amounts(TestStep.History history, ActionType action) {
    Type.Structure all = new Type.Structure(action.name(), action.arguments(), null);
    Map<String, Long> amounts = new TreeMap<>();
    for (TestStep.Field field : history.fields()) {
      Type type = misfits.type(action.name(), all, field.path());
      Value value = type == null ? null : literals.value(field.values(), type);
      Long units = value == null ? null : Units.of(value);
      if (type != null && value == null) {
        misfits.value(action.name(), field, type);
      } else if (units != null) {
        amounts.put(field.path().dotted(), units);
      }
    }
    return amounts;
  }

  private static @Nullable String text(Request request, String path) {
    List<String> names = List.of(path.split("\\.", -1));
    if (!names.get(0).equals("request")) {
      return text(request.facts(), names);
    }
    Argument argument = request.arguments().get(names.get(1));
    return argument != null && argument.value() instanceof Value.Text text ? text.text() : null;
  }

  /** Gives the text at a path of the facts; null if there is none. */
  private static @Nullable String text(List<Fact> facts, List<String> names) {
    for (Fact fact : facts) {
      if (at(fact, names) instanceof Value.Text text) {
        return text.text();
      }
    }
    return null;
  }

  /** Tells whether some fact has a value at a path, or says that there is none. */
  static boolean isGiven(List<Fact> facts, List<String> names) {
    return facts.stream().anyMatch(fact -> at(fact, names) != null);
  }

  private static @Nullable Value at(Fact fact, List<String> names) {
    Value value = fact.name().equals(names.get(0)) ? fact.value() : null;
    for (int i = 1; i < names.size(); i++) {
      value = value instanceof Value.Fields fields ? fields.attributes().get(names.get(i)) : null;
    }
    return value;
  }
}
