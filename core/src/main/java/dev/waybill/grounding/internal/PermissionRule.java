// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What is said to be allowed or forbidden must be said by a passage of a rule or of the help
 * centre, be decided by the policy, or stand in a field of the thing. A passage about the very
 * thing counts before the others; one with a condition allows and forbids.
 */
final class PermissionRule implements Rule {

  private static final Topics TOPICS = Topics.read();
  private static final Set<String> CONDITIONS =
      Set.of(
          "only",
          "if",
          "unless",
          "within",
          "once",
          "after",
          "before",
          "until",
          "when",
          "must",
          "except",
          "nur",
          "wenn",
          "innerhalb",
          "sofern",
          "außer",
          "bis",
          "si",
          "seulement",
          "dans",
          "sauf",
          "solo",
          "salvo",
          "se",
          "entro",
          "apenas",
          "somente",
          "agar",
          "अगर");
  private static final List<String> STATES =
      List.of(" pending ", " processed ", " shipped ", " delivered ", " unfulfilled ");
  private static final int LEAST = 4;

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    String topic = ((Status) Objects.requireNonNull(claim.value())).word();
    List<Fact> decisions = reading.facts().everKnown().filter(f -> isDecision(f, topic)).toList();
    List<Fact> decided =
        decisions.stream().filter(f -> f.value().equals(new Flag(!claim.negated()))).toList();
    if (!decided.isEmpty()) {
      return Ruling.supported(decided, "it was decided so, or stands in a field");
    }
    if (!decisions.isEmpty()) {
      return Ruling.contradicted(decisions, "it was decided otherwise");
    }
    List<Fact> told = reading.facts().known().filter(f -> isTold(f, topic)).toList();
    if (!told.isEmpty()) {
      return Ruling.supported(told, "the policy tells of it");
    }
    List<Fact> passages = new ArrayList<>();
    List<Fact> closest = new ArrayList<>();
    List<Fact> saying = new ArrayList<>();
    List<Fact> closestSaying = new ArrayList<>();
    List<String> things = things(claim, topic, reading);
    reading
        .facts()
        .known()
        .filter(f -> isPassage(f) && TOPICS.names(topic, f.words()))
        .forEach(
            fact -> {
              for (Passages.Part part : Passages.of(((Term) fact.value()).text())) {
                if (TOPICS.names(topic, part.words())) {
                  boolean close = things.stream().anyMatch(w -> part.words().contains(" " + w));
                  boolean says = part.isConditional(CONDITIONS) || part.denies() == claim.negated();
                  add(fact, passages, true);
                  add(fact, closest, close);
                  add(fact, saying, says);
                  add(fact, closestSaying, close && says);
                }
              }
            });
    if (passages.isEmpty()) {
      return Ruling.unsupported("no rule or passage that was read says this, and no decision");
    }
    List<Fact> asked = closest.isEmpty() ? passages : closest;
    List<Fact> held = closest.isEmpty() ? saying : closestSaying;
    if (!held.isEmpty() && !claim.negated() && isOfAnotherState(claim, topic, reading)) {
      return Ruling.contradicted(asked, "the rule that was read names another state");
    }
    return held.isEmpty()
        ? Ruling.contradicted(asked, "the rule that was read says otherwise")
        : Ruling.supported(held, "a rule that was read says so");
  }

  /**
   * Whether the sentence gives as the state something of which the rules speak, and none of those
   * about the topic that name a state names it: "it is pending, so it can be exchanged".
   */
  private static boolean isOfAnotherState(Claim claim, String topic, Reading reading) {
    List<String> said =
        reading.claimsIn(reading.sentenceOf(claim), ClaimKind.STATUS).stream()
            .filter(c -> !c.negated())
            .map(c -> " " + Reading.plainWords(c) + " ")
            .toList();
    List<String> rules =
        reading.facts().known().filter(PermissionRule::isPassage).map(Fact::words).toList();
    if (said.isEmpty()
        || said.stream().noneMatch(s -> rules.stream().anyMatch(r -> r.contains(s)))) {
      return false;
    }
    List<String> ofStates =
        rules.stream()
            .filter(r -> TOPICS.names(topic, r) && STATES.stream().anyMatch(r::contains))
            .toList();
    return !ofStates.isEmpty()
        && said.stream().noneMatch(s -> ofStates.stream().anyMatch(r -> r.contains(s)));
  }

  private static void add(Fact fact, List<Fact> facts, boolean fits) {
    if (fits && !facts.contains(fact)) {
      facts.add(fact);
    }
  }

  /** What the policy decided in this turn, and fields such as {@code returnable}. */
  private static boolean isDecision(Fact fact, String topic) {
    String path = fact.path().toLowerCase(Locale.ROOT);
    String word = topic.toLowerCase(Locale.ROOT);
    return fact.value() instanceof Flag
        && (path.startsWith("policy.") ? path.contains(word) : Things.last(path).contains(word));
  }

  /** The policy's message, the result of the action, and fields such as {@code returnUntil}. */
  private static boolean isTold(Fact fact, String topic) {
    String path = fact.path().toLowerCase(Locale.ROOT);
    String word = topic.toLowerCase(Locale.ROOT);
    String last = Things.last(path);
    return (path.startsWith("policy.") || path.startsWith("actions."))
        ? path.contains(word)
        : last.startsWith(word) && last.contains("until");
  }

  private static boolean isPassage(Fact fact) {
    return fact.evidence().source().layer() == DataLayer.KNOWLEDGE && fact.value() instanceof Term;
  }

  /** The beginnings of the words of weight beside the claim: what is said to be allowed of what. */
  private static List<String> things(Claim claim, String topic, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    return reading.draft().tokens().subList(sentence.from(), sentence.to()).stream()
        .filter(t -> t.norm().length() > LEAST && !TOPICS.names(topic, " " + t.norm() + " "))
        .map(t -> t.norm().substring(0, Math.max(LEAST + 1, t.norm().length() - 2)))
        .toList();
  }
}
