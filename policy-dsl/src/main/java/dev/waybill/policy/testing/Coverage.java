// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a policy its tests cover. Immutable.
 *
 * @param rules for each rule, how often it fired, did not fire, and could not be told
 * @param atoms for each part of a condition, whether it was seen to hold, not to hold, and unknown
 * @param boundaries for each comparison with a constant, a setting or a table, whether it was
 *     tested at it, just below and just above
 * @param untested the rules that lack a test that makes them fire, or one that just misses
 */
public record Coverage(
    List<RuleSeen> rules,
    List<AtomSeen> atoms,
    List<BoundarySeen> boundaries,
    List<Untested> untested) {

  public Coverage {
    rules = List.copyOf(rules);
    atoms = List.copyOf(atoms);
    boundaries = List.copyOf(boundaries);
    untested = List.copyOf(untested);
  }

  /**
   * A rule. One that says the same in every case can only fire.
   *
   * @param rule its name
   * @param place where it is written
   * @param fired how often it fired, by test and element
   * @param missed how often it did not fire
   * @param unknown how often it could not be told
   * @param canMiss whether it has a condition, a bound or a level at all
   */
  public record RuleSeen(
      String rule, Span place, int fired, int missed, int unknown, boolean canMiss) {}

  /**
   * A part of a condition. A term's parts are counted once for all rules.
   *
   * @param text the part as written
   * @param place where it is written
   * @param yes whether it was seen to hold
   * @param no whether it was seen not to hold
   * @param unknown whether it was seen unknown; not needed for full coverage
   */
  public record AtomSeen(String text, Span place, boolean yes, boolean no, boolean unknown) {}

  /**
   * A comparison with a boundary. Just below and above is within one cent, one, one percent, one
   * day or one second.
   *
   * @param text the comparison as written
   * @param place where it is written
   * @param below whether it was tested just below
   * @param at whether it was tested at the boundary
   * @param above whether it was tested just above
   */
  public record BoundarySeen(String text, Span place, boolean below, boolean at, boolean above) {}

  /**
   * A rule that lacks a test.
   *
   * @param rule its name
   * @param fire whether there is no test that makes it fire
   * @param miss whether there is no test that just misses
   * @param tests tests to paste, as text; empty if none was found
   */
  public record Untested(String rule, boolean fire, boolean miss, String tests) {}

  /**
   * Measures a policy's own tests.
   *
   * @param policy the policy
   * @return the coverage
   */
  public static Coverage of(CheckedPolicy policy) {
    return of(policy, policy.tests());
  }

  /**
   * Measures tests.
   *
   * @param policy the policy
   * @param tests the tests; one that does not fit the policy covers nothing
   * @return the coverage
   */
  public static Coverage of(CheckedPolicy policy, List<Item.Test> tests) {
    Tally tally = new Tally(policy);
    for (Item.Test test : tests) {
      Scenario scenario = TestReader.read(policy, test).sound();
      if (scenario != null) {
        tally.add(scenario);
      }
    }
    return tally.coverage();
  }

  /**
   * Gives how much of everything was seen: firing and missing of each rule, yes and no of each
   * part, three sides of each boundary.
   *
   * @return a percentage from 0 to 100, rounded down
   */
  public int percent() {
    long all = 0;
    long seen = 0;
    for (RuleSeen rule : rules) {
      all += rule.canMiss() ? 2 : 1;
      seen += count(rule.fired() > 0, rule.canMiss() && rule.missed() > 0);
    }
    for (AtomSeen atom : atoms) {
      all += 2;
      seen += count(atom.yes(), atom.no());
    }
    for (BoundarySeen boundary : boundaries) {
      all += 3;
      seen += count(boundary.below(), boundary.at(), boundary.above());
    }
    return all == 0 ? 100 : (int) (100 * seen / all);
  }

  private static int count(boolean... seen) {
    int count = 0;
    for (boolean one : seen) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /**
   * Gives the coverage as text of several lines: what was not seen, and tests to paste.
   *
   * @return the text, without a line break at its end
   */
  public String text() {
    StringBuilder text = new StringBuilder("coverage " + percent() + "%");
    for (RuleSeen rule : rules) {
      text.append("\n  rule \"").append(rule.rule()).append("\": ");
      text.append("fired ").append(rule.fired());
      text.append(", not fired ").append(rule.missed());
      text.append(", unknown ").append(rule.unknown());
    }
    for (AtomSeen atom : atoms) {
      if (!atom.yes() || !atom.no()) {
        String missing = !atom.yes() && !atom.no() ? "yes, no" : atom.yes() ? "no" : "yes";
        text.append("\n  never ").append(missing).append(": ").append(atom.text());
        text.append("  [").append(line(atom.place())).append(']');
      }
    }
    for (BoundarySeen boundary : boundaries) {
      List<String> missing = new ArrayList<>();
      if (!boundary.below()) {
        missing.add("just below");
      }
      if (!boundary.at()) {
        missing.add("at");
      }
      if (!boundary.above()) {
        missing.add("just above");
      }
      if (!missing.isEmpty()) {
        text.append("\n  not tested ").append(String.join(", ", missing)).append(": ");
        text.append(boundary.text()).append("  [").append(line(boundary.place())).append(']');
      }
    }
    for (Untested rule : untested) {
      text.append("\n  rule \"").append(rule.rule()).append("\" lacks a test that ");
      text.append(
          !rule.miss()
              ? "fires it"
              : rule.fire() ? "fires it and one that just misses" : "just misses");
      text.append(rule.tests().isEmpty() ? "" : "; to paste:\n\n" + rule.tests().strip() + "\n");
    }
    return text.toString();
  }

  private static String line(Span span) {
    return span.source().name() + ":" + span.line();
  }
}
