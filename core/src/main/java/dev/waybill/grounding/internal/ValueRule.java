// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Percentage;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A length of time, a percentage or a measure must be held as a value, or stand in a text. */
final class ValueRule implements Rule {

  private static final Topics TOPICS = Topics.read();

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    FactValue said = Objects.requireNonNull(claim.value());
    List<Fact> held =
        reading
            .facts()
            .all()
            .filter(f -> reading.maySupport(f, claim))
            .filter(f -> holds(f, said, claim.kind(), reading) && isAboutTheSame(f, claim, reading))
            .toList();
    return held.isEmpty()
        ? Ruling.unsupported(
            "the ledger does not hold this " + claim.kind().name().toLowerCase(Locale.ROOT))
        : Ruling.supported(held, "it is held");
  }

  /** A prose text supports a value only if it shares a word of weight with the sentence. */
  private static boolean isAboutTheSame(Fact fact, Claim claim, Reading reading) {
    if (fact.evidence().source().layer() != DataLayer.KNOWLEDGE) {
      return true;
    }
    Sentence sentence = reading.sentenceOf(claim);
    Sentence before = reading.sentenceBefore(sentence);
    return reading.draft().tokens().subList(before.from(), sentence.to()).stream()
        .filter(t -> !claim.span().overlaps(new Span(t.start(), t.end())))
        .anyMatch(
            t ->
                (t.norm().length() > 4 && fact.words().contains(" " + stem(t.norm())))
                    || TOPICS.has(t.norm(), fact));
  }

  private static String stem(String word) {
    return word.substring(0, Math.max(5, word.length() - 3));
  }

  private static boolean holds(Fact fact, FactValue said, ClaimKind kind, Reading reading) {
    if (fact.value() instanceof Term term) {
      return reading.facts().values(fact, reading.setting()).hold(kind, said)
          || (said instanceof Term wanted && fact.says(wanted.text().toLowerCase(Locale.ROOT)))
          || (kind == ClaimKind.OPTION && namedInPath(fact, term, ((Term) said).text()));
    }
    if (fact.value() instanceof Count count) {
      return said instanceof Term wanted && counts(fact, count, wanted.text());
    }
    return fact.value() instanceof Percentage held
        && said instanceof Percentage wanted
        && held.percent().compareTo(wanted.percent()) == 0;
  }

  /** {@code maxDays = 5} holds "5 days". */
  private static boolean counts(Fact fact, Count count, String text) {
    String[] parts = text.split(" ", -1);
    String path = fact.path().toLowerCase(Locale.ROOT);
    return parts.length > 1
        && parts[0].equals(Long.toString(count.number()))
        && path.contains(parts[parts.length - 1]);
  }

  /** {@code pieces = "500"} holds "500 pieces". */
  private static boolean namedInPath(Fact fact, Term term, String wanted) {
    int letters = 0;
    while (letters < wanted.length() && !Character.isLetter(wanted.charAt(letters))) {
      letters++;
    }
    return letters > 0
        && term.text().equals(wanted.substring(0, letters))
        && fact.path().toLowerCase(Locale.ROOT).contains(wanted.substring(letters));
  }
}
