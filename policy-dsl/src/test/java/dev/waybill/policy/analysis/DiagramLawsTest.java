// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import dev.waybill.policy.model.CheckedPolicy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DiagramLawsTest {

  @Test
  void aDiagramSaysWhatTheEvaluatorDecides() {
    RandomMarket random = new RandomMarket(11, true, true);
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    int compared = 0;
    for (int p = 0; p < 700; p++) {
      CheckedPolicy policy = random.policy(8);
      Evaluator evaluator = Evaluator.of(policy);
      Space space = SpaceBuilder.build(policy, null);
      Diagrams diagrams = new Diagrams(1_000_000);
      Marks marks = new Marks(policy.vocabulary(), null);
      RuleDiagrams rules =
          new RuleDiagrams(
              policy, null, false, space, diagrams, marks, new Workshop(diagrams, space));
      for (String action : List.of("refund", "credit")) {
        int verdict = rules.verdict(action);
        for (int r = 0; r < 40; r++) {
          Request request = random.request(action);
          Map<String, Long> usage = usage(space, random);
          Decision decision = evaluator.decide(request, new Usages(usage));
          int[] cells = new Encoder(space, request, usage).cells();
          Verdict said = marks.verdictOf(diagrams.evaluate(verdict, cells));
          assertThat(Replay.same(said, decision))
              .as("policy %s: %s for %s, evaluator says %s", p, said, request, decision)
              .isTrue();
          seen.merge(said.outcome(), 1, Integer::sum);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(50_000);
    for (Outcome outcome : Outcome.values()) {
      assertThat(seen.getOrDefault(outcome, 0)).as("%s", outcome).isGreaterThan(500);
    }
  }

  @Test
  void whatARequestIsFoundFeasible() {
    RandomMarket random = new RandomMarket(12, true, true);
    for (int p = 0; p < 300; p++) {
      CheckedPolicy policy = random.policy(8);
      Space space = SpaceBuilder.build(policy, null);
      Feasibility feasibility = new Feasibility(space, RandomMarket.TODAY, policy.zone());
      for (int r = 0; r < 20; r++) {
        Request request = random.request("refund");
        int[] cells = new Encoder(space, request, usage(space, random)).cells();
        for (Level level : space.levels()) {
          if (guardFails(space, level, cells)) {
            cells[level.index()] = -1;
          }
        }
        assertThat(feasibility.check(cells))
            .as("policy %s, request %s", p, request)
            .isNotEqualTo(LinearSystem.Answer.NONE);
      }
    }
  }

  /** Relations between values that are not known say nothing. */
  private static boolean guardFails(Space space, Level level, int[] cells) {
    if (level instanceof Level.OfSame same) {
      return unknown(space.slot(same.same().left()), cells)
          || unknown(space.slot(same.same().right()), cells);
    }
    if (level instanceof Level.OfNumber number && number.unreadCell() < 0) {
      for (Var variable : number.direction().factors().keySet()) {
        if (variable.hasOwnUnknown()) {
          Level.OfNumber own = space.number(Direction.of(variable));
          if (cells[own.index()] == own.unreadCell()) {
            return true;
          }
        } else if (variable.slot() != null && unknown(space.slot(variable.slot()), cells)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean unknown(Level.OfSlot slot, int[] cells) {
    return cells[slot.index()] >= slot.known();
  }

  private static Map<String, Long> usage(Space space, RandomMarket random) {
    Map<String, Long> usage = new HashMap<>();
    for (Level level : space.levels()) {
      if (level instanceof Level.OfNumber number) {
        for (Var variable : number.direction().factors().keySet()) {
          if (variable.hasOwnUnknown() && random.below(8) > 0) {
            usage.put(
                variable.words(),
                random.count() * (variable.kind() == Var.Kind.USED_TOTAL ? 1_000 : 1));
          }
        }
      }
    }
    return usage;
  }

  /** A ledger that answers by the words of a count, whatever the window. */
  private record Usages(Map<String, Long> usage) implements Ledger {
    @Override
    public Usage usage(Query query) {
      String words =
          (query.total() == null ? "count of " : "total of ")
              + String.join(", ", new TreeSet<>(query.actions()))
              + " per "
              + query.counter();
      Long used = usage.get(words);
      if (used == null) {
        throw new LedgerUnavailableException("away", new IllegalStateException());
      }
      return query.total() == null ? new Usage(used, 0) : new Usage(0, used);
    }

    @Override
    public Reservation reserve(Entry entry, List<LimitCheck> limits) {
      throw new IllegalStateException();
    }

    @Override
    public void commit(String id) {
      throw new IllegalStateException();
    }

    @Override
    public void release(String id) {
      throw new IllegalStateException();
    }
  }
}
