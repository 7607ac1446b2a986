// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.Claim;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is said of care, safety, health and law must stand word for word in the catalogue, in a rule
 * or in the help centre, and be denied exactly if it is denied there.
 */
final class AdviceRule implements Rule {

  private static final Set<String> DENIALS =
      Set.of(
          "not", "no", "never", "non", "nicht", "kein", "keine", "nie", "ohne", "pas", "jamais",
          "sans", "nunca", "sin", "mai", "senza", "não", "sem", "nahi", "नहीं", "न");
  private static final Set<String> NO = Set.of("no", "false", "nein", "non", "não", "नहीं");
  private static final int NEAR = 3;
  private static final int LONGEST_FIELD = 40;

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    String words = Reading.plainWords(claim);
    List<Fact> texts =
        reading.facts().saying(words, AdviceRule::isPublished).stream()
            .filter(f -> says(f, words, claim.negated()))
            .toList();
    if (!texts.isEmpty()) {
      return Ruling.supported(texts, "it stands there word for word");
    }
    List<Fact> fields =
        reading.facts().known().filter(f -> isField(f, words, claim.negated())).toList();
    if (!fields.isEmpty()) {
      return Ruling.supported(fields, "a field of the product says so");
    }
    if (reading.tellsBack(claim)) {
      List<Fact> theirs = reading.facts().saying(words, Fact::isCustomers);
      if (!theirs.isEmpty()) {
        return Ruling.supported(theirs, "the customer said so");
      }
    }
    return Ruling.unsupported(
        "what is said of care, safety, health or law must stand in the catalogue or a rule word"
            + " for word");
  }

  /** The catalogue's own text and the shop's rules; never a note or what buyers have written. */
  private static boolean isPublished(Fact fact) {
    boolean catalogue = fact.evidence().source().layer() == DataLayer.KNOWLEDGE;
    boolean product = fact.subject().startsWith("products.") && !fact.path().contains("review");
    return fact.isKnown() || (fact.evidence().trust() == Trust.FREE_TEXT && (catalogue || product));
  }

  /** Whether the words stand in the fact, denied or not as asked. */
  private static boolean says(Fact fact, String words, boolean denied) {
    String text = fact.words();
    String wanted = " " + words + " ";
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      List<String> before = List.of(text.substring(0, at).strip().split(" ", -1));
      boolean not =
          before.subList(Math.max(0, before.size() - NEAR), before.size()).stream()
                  .anyMatch(DENIALS::contains)
              || List.of(words.split(" ", -1)).stream().anyMatch(DENIALS::contains);
      if (not == denied) {
        return true;
      }
    }
    return false;
  }

  /** A field that is named by the words: what it holds says yes, unless it says no or not. */
  private static boolean isField(Fact fact, String words, boolean denied) {
    String field =
        Things.last(fact.path())
            .toLowerCase(Locale.ROOT)
            .replace("_20_", "")
            .replaceAll("[^\\p{L}\\d]", "");
    boolean named =
        List.of(words.split(" ", -1)).stream()
            .filter(word -> !DENIALS.contains(word))
            .allMatch(word -> field.contains(stem(word)));
    if (!named || field.length() > LONGEST_FIELD) {
      return false;
    }
    if (fact.value() instanceof Flag flag) {
      return flag.yes() != denied;
    }
    List<String> value = List.of(fact.words().strip().split(" ", -1));
    boolean no = value.stream().anyMatch(word -> NO.contains(word) || DENIALS.contains(word));
    return fact.value() instanceof Term && no == denied;
  }

  private static String stem(String word) {
    return word.substring(0, Math.max(Math.min(4, word.length()), word.length() - 3));
  }
}
