// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A deed must be shown: by the result of an action under {@code actions.}, by the state its object
 * is now in, or by its object saying something else than before.
 */
final class DeedRule implements Rule {

  private static final Set<String> FAILURES =
      Set.of(
          "FAILED",
          "DENIED",
          "ERROR",
          "REJECTED",
          "REFUSED",
          "UNKNOWN",
          "PENDING",
          "PROPOSED",
          "NOT_EXECUTED");
  private static final Set<String> ALL = all();
  private static final Set<String> CHANGES = Set.of("UPDATE", "ANY", "CHARGE", "EXCHANGE");

  private final Map<String, Set<String>> words = new HashMap<>();

  private static Set<String> all() {
    Set<String> words = new HashSet<>();
    LanguageWords.all("together").forEach(line -> words.addAll(List.of(line.split(" +", -1))));
    return words;
  }

  DeedRule() {
    for (String line : Lexicon.lines("deed-evidence")) {
      int colon = line.indexOf(':');
      words.put(
          line.substring(0, colon).strip(),
          Set.of(line.substring(colon + 1).strip().split("\\s+", -1)));
    }
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    String deed = ((Status) Objects.requireNonNull(claim.value())).word();
    Subjects subjects = reading.subjectsOf(claim);
    List<Fact> shown = new ArrayList<>();
    for (Subjects subject : saysOfAll(claim, reading) ? subjects.each() : List.of(subjects)) {
      List<Fact> of = shown(deed, subject, reading.facts());
      if (of.stream().noneMatch(DeedRule::isOfAnAction)
          && CHANGES.contains(deed)
          && !ChangeTopic.hasChanged(claim, subject, reading)) {
        of = List.of();
      }
      if (of.isEmpty() && !claim.negated()) {
        return Ruling.unsupported("the ledger holds no result that shows this was done");
      }
      shown.addAll(of);
    }
    if (claim.negated()) {
      boolean vague = deed.equals("ANY") && shown.stream().noneMatch(DeedRule::isOfAnAction);
      return shown.isEmpty() || vague
          ? Ruling.supported(List.of(), "nothing shows that it was done")
          : Ruling.contradicted(shown, "the ledger shows that it was done");
    }
    return shown.isEmpty()
        ? Ruling.unsupported("the ledger holds no result that shows this was done")
        : Ruling.supported(shown, "the ledger shows that it was done");
  }

  private static boolean isOfAnAction(Fact fact) {
    return fact.subject().startsWith("actions.") || fact.value() instanceof Status;
  }

  /** Whether the sentence says it of several orders together: "both", "all", "#1001 and #1002". */
  private static boolean saysOfAll(Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    return reading.draft().tokens().subList(sentence.from(), sentence.to()).stream()
        .anyMatch(t -> ALL.contains(t.norm()));
  }

  /** What shows that the deed was done to one of the subjects, or to anything if none is named. */
  List<Fact> shown(String deed, Subjects subjects, Facts facts) {
    List<Fact> shown = new ArrayList<>(actions(deed, subjects, facts));
    if (subjects.named() || !deed.equals("ANY")) {
      subjects
          .known()
          .filter(f -> f.value() instanceof Status && isShownBy(deed, f))
          .forEach(shown::add);
    }
    if (shown.isEmpty() && deed.equals("REFUND")) {
      subjects
          .known()
          .filter(f -> f.value() instanceof Term && f.words().contains(" refund ") && !isText(f))
          .forEach(shown::add);
    }
    if (shown.isEmpty() && CHANGES.contains(deed)) {
      Set<String> changed = new HashSet<>(facts.changed());
      changed.removeIf(DeedRule::isNotOurs);
      if (subjects.named()) {
        changed.removeIf(c -> !subjects.paths().contains(c) && c.startsWith("orders."));
      }
      changed.forEach(subject -> facts.knownOf(subject).limit(1).forEach(shown::add));
    }
    return shown;
  }

  /** Parcels change by the carrier's doing; what is asked and decided in a turn changes nothing. */
  private static boolean isNotOurs(String subject) {
    return subject.startsWith("parcels.")
        || subject.startsWith("policy.")
        || subject.startsWith("requests.");
  }

  private static boolean isShownBy(String deed, Fact fact) {
    String word = ((Status) fact.value()).word();
    if (deed.equals("ANY")) {
      return Set.of("DID_CANCEL", "DID_RETURN", "DID_EXCHANGE", "DID_UPDATE", "DID_REFUND").stream()
          .anyMatch(d -> States.entails(word, d));
    }
    return States.entails(word, "DID_" + deed);
  }

  private List<Fact> actions(String deed, Subjects subjects, Facts facts) {
    List<Fact> shown = new ArrayList<>();
    for (String action : facts.subjects("actions")) {
      List<Fact> results = facts.knownOf(action).toList();
      boolean failed =
          results.stream()
              .anyMatch(
                  f ->
                      f.value() instanceof Status s
                          && FAILURES.contains(States.canonical(s.word())));
      boolean fits = deed.equals("ANY") || results.stream().anyMatch(f -> speaksOf(f, deed));
      if (!failed && fits && !isOfAnother(results, subjects, facts)) {
        shown.addAll(results);
      }
    }
    return shown;
  }

  private boolean speaksOf(Fact fact, String deed) {
    Set<String> wanted = words.getOrDefault(deed, Set.of(deed.toLowerCase(Locale.ROOT)));
    return Tokenizer.words(fact.path().replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " "))
            .stream()
            .anyMatch(wanted::contains)
        || wanted.stream().anyMatch(fact::says);
  }

  private static boolean isOfAnother(List<Fact> results, Subjects subjects, Facts facts) {
    if (!subjects.named()) {
      return false;
    }
    Set<String> numbers = new HashSet<>();
    results.stream()
        .filter(f -> f.value() instanceof Term t && t.kind() == Term.Kind.ORDER_NUMBER)
        .forEach(
            f ->
                facts
                    .saying(f.words().strip(), o -> o.isKnown() && o.path().startsWith("orders."))
                    .forEach(o -> numbers.add(o.subject())));
    return !numbers.isEmpty() && numbers.stream().noneMatch(subjects.paths()::contains);
  }

  private static boolean isText(Fact fact) {
    return fact.value() instanceof Term term && term.text().length() > 60;
  }
}
