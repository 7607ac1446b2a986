// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.Claim;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether a state said of an order holds of all its parcels. */
final class Completeness {

  /** Words that say it of a part only. */
  private static final Set<String> PARTS =
      Set.of(
          "one",
          "some",
          "first",
          "second",
          "third",
          "other",
          "far",
          "another",
          "part",
          "partly",
          "partially",
          "davon",
          "eines",
          "eins",
          "einige",
          "teil",
          "teilweise",
          "teils",
          "erste",
          "zweite");

  private static final Lexicon OTHERS = Lexicon.section("parts");
  private static final Lexicon NOUNS = Lexicon.read("countables");
  private static final Set<String> ONE =
      Set.of("ein", "eine", "einen", "un", "une", "una", "um", "uma", "ek", "एक", "a", "an");

  /** Words that say it of every one. */
  private static final Set<String> WHOLES =
      Set.of("both", "all", "each", "every", "beide", "beiden", "alle", "sämtliche");

  private Completeness() {}

  /** The states of the order's parcels that are other than the one said; empty if there is none. */
  static List<Fact> missing(Claim claim, String state, Subjects subjects, Reading reading) {
    if (!state.equals("DELIVERED")) {
      return List.of();
    }
    Subjects whole = reading.ordersOf(claim, subjects);
    if (whole.ofOrders().size() < 2 || isOfAPart(claim, reading)) {
      return List.of();
    }
    return whole
        .known()
        .filter(f -> f.value() instanceof Status && f.path().equals(f.subject() + ".status"))
        .filter(f -> whole.ofOrders().contains(f.subject()))
        .filter(f -> !States.entails(((Status) f.value()).word(), state))
        .toList();
  }

  private static boolean isOfAPart(Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    List<Token> tokens = reading.draft().tokens().subList(sentence.from(), sentence.to());
    return tokens.stream().noneMatch(t -> WHOLES.contains(t.norm()))
        && IntStream.range(0, tokens.size())
            .anyMatch(
                i ->
                    PARTS.contains(tokens.get(i).norm())
                        || OTHERS.has("PART", tokens, i, i + 1)
                        || isOneParcel(tokens, i)
                        || isShare(tokens, i));
  }

  /** "Ein Paket", "un colis". */
  private static boolean isOneParcel(List<Token> tokens, int at) {
    return ONE.contains(tokens.get(at).norm())
        && at + 1 < tokens.size()
        && NOUNS.find(tokens, at + 1, at + 2).stream()
            .anyMatch(hit -> hit.label().startsWith("PARCEL"));
  }

  /** "2 of 3", "two of them". */
  private static boolean isShare(List<Token> tokens, int at) {
    return at > 0
        && tokens.get(at).norm().equals("of")
        && (tokens.get(at - 1).hasDigit()
            || Numbers.small(tokens.get(at - 1).norm(), Language.ENGLISH).isPresent());
  }
}
