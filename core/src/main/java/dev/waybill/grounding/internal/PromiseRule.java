// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A commitment must be one that somebody has made: a carrier's or shop's date, a policy of the help
 * centre, the result of an action.
 */
final class PromiseRule implements Rule {

  /** Deeds from which nothing follows for the customer. */
  private static final Set<String> TALK = Set.of("ESCALATE", "CONTACT", "SEND", "APPROVE");

  private final DeedRule deeds;
  private final Map<String, Set<String>> topics = new HashMap<>();
  private final Set<String> fillers = Set.copyOf(Lexicon.lines("fillers"));

  PromiseRule(DeedRule deeds) {
    this.deeds = deeds;
    for (String line : Lexicon.lines("promise-evidence")) {
      int colon = line.indexOf(':');
      topics.put(
          line.substring(0, colon).strip(),
          Set.of(line.substring(colon + 1).strip().split("\\s+", -1)));
    }
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    String topic = ((Status) Objects.requireNonNull(claim.value())).word();
    List<Fact> made = reading.facts().known().filter(f -> isMadeBy(f, topic, claim)).toList();
    if (!made.isEmpty()) {
      return Ruling.supported(made, "it was promised");
    }
    if (topic.equals("NOTICE") || topic.equals("REFUND") || topic.equals("SHIP")) {
      if (reading.proposes()) {
        return Ruling.supported(List.of(), "it is part of what the customer is asked to agree to");
      }
      List<Fact> done = deedsTold(reading);
      if (!done.isEmpty() && !topic.equals("SHIP")) {
        return Ruling.supported(done, "it follows from what was done");
      }
    }
    return Ruling.unsupported(
        "nobody has promised this: no estimate, policy or action in the ledger says so");
  }

  /** What shows the deeds that the text itself tells. */
  private List<Fact> deedsTold(Reading reading) {
    return reading.claims().stream()
        .filter(c -> c.kind() == ClaimKind.DEED && !c.negated())
        .filter(c -> !TALK.contains(((Status) Objects.requireNonNull(c.value())).word()))
        .map(c -> deeds.judge(c, reading))
        .filter(Ruling::holds)
        .flatMap(r -> r.facts().stream())
        .toList();
  }

  private boolean isMadeBy(Fact fact, String topic, Claim claim) {
    Set<String> wanted = topics.getOrDefault(topic, Set.of());
    String path = fact.path().toLowerCase(Locale.ROOT);
    if (topic.equals("DELIVERY") || topic.equals("SHIP")) {
      boolean dated =
          fact.value() instanceof FactValue.Day
              || fact.value() instanceof FactValue.Window
              || fact.value() instanceof FactValue.Point
              || fact.value() instanceof FactValue.Moment;
      return dated && wanted.stream().anyMatch(path::contains);
    }
    if (topic.equals("FAVOUR") || topic.equals("GUARANTEE")) {
      return saysAll(fact, claim);
    }
    boolean rule =
        fact.evidence().source().layer() == DataLayer.KNOWLEDGE || path.startsWith("actions.");
    return rule && wanted.stream().anyMatch(fact::says);
  }

  /** Whether every word of the promise that means something stands in the fact. */
  private boolean saysAll(Fact fact, Claim claim) {
    List<String> words =
        Tokenizer.words(claim.text()).stream().filter(w -> !fillers.contains(w)).toList();
    return !words.isEmpty()
        && words.stream()
            .allMatch(w -> fact.says(w) || fact.says(singular(w)) || fact.says(w + "s"));
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
