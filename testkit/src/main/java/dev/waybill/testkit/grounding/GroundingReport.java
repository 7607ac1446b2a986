// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.grounding;

import static java.util.stream.Collectors.joining;

import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the verifier made of a data set.
 *
 * @param judgements one for each statement that is not debatable, in the order of the data
 * @param leftOut the kinds of claim to which objections do not count in the shares and the table
 */
public record GroundingReport(List<Judgement> judgements, Set<ClaimKind> leftOut) {

  /**
   * What the verifier made of one statement.
   *
   * @param statement the statement
   * @param verdict the verdict
   */
  public record Judgement(LabelledStatement statement, Verdict verdict) {

    /** Whether the verifier objected. */
    public boolean objected() {
      return !verdict.holds();
    }

    /** Whether the verifier objected to a claim of another kind than these. */
    public boolean objectedWithout(Set<ClaimKind> kinds) {
      return verdict.objections().stream().anyMatch(f -> !kinds.contains(f.claim().kind()));
    }
  }

  /**
   * How many of how many.
   *
   * @param objected statements objected to
   * @param total all statements
   */
  public record Share(int objected, int total) {

    /** The share in per cent; 0 of nothing. */
    public double percent() {
      return total == 0 ? 0 : 100.0 * objected / total;
    }
  }

  public GroundingReport {
    judgements = List.copyOf(judgements);
    leftOut = Set.copyOf(leftOut);
  }

  /** How many unsupported statements were caught. */
  public Share caught() {
    return share(LabelledStatement.Label.UNSUPPORTED, judgement -> true);
  }

  /** How many supported statements were rejected. */
  public Share rejected() {
    return share(LabelledStatement.Label.SUPPORTED, judgement -> true);
  }

  /** The same of a part of the statements. */
  public GroundingReport where(Predicate<LabelledStatement> part) {
    return new GroundingReport(
        judgements.stream().filter(judgement -> part.test(judgement.statement())).toList(),
        leftOut);
  }

  /** A table, one line per kind, with the totals below it. */
  public String table() {
    Map<String, Boolean> kinds = new TreeMap<>();
    for (Judgement judgement : judgements) {
      LabelledStatement statement = judgement.statement();
      kinds.put(statement.label() + " " + statement.kind(), true);
    }
    StringBuilder table = new StringBuilder();
    for (String kind : kinds.keySet()) {
      String label = kind.substring(0, kind.indexOf(' '));
      String name = kind.substring(kind.indexOf(' ') + 1);
      Share share = share(LabelledStatement.Label.valueOf(label), s -> s.kind().equals(name));
      table.append(line(name, label.equals("SUPPORTED") ? "rejected" : "caught", share));
    }
    table.append(line("ALL SUPPORTED", "rejected", rejected()));
    table.append(line("ALL UNSUPPORTED", "caught", caught()));
    if (!leftOut.isEmpty()) {
      table.append("Claims left out of judgement: ");
      table.append(leftOut.stream().sorted().map(ClaimKind::name).collect(joining(", ")));
      table.append(System.lineSeparator());
    }
    return table.toString();
  }

  private Share share(LabelledStatement.Label label, Predicate<LabelledStatement> part) {
    List<Judgement> counted =
        judgements.stream()
            .filter(j -> j.statement().label() == label && part.test(j.statement()))
            .toList();
    return new Share(
        (int) counted.stream().filter(j -> j.objectedWithout(leftOut)).count(), counted.size());
  }

  private static String line(String name, String verb, Share share) {
    return String.format(
        Locale.ROOT,
        "%-28s %-8s %5d / %5d  %5.1f %%%n",
        name,
        verb,
        share.objected(),
        share.total(),
        share.percent());
  }
}
