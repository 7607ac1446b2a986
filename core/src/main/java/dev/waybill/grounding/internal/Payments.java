// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Words for ways to pay, and which way an order was paid. */
final class Payments {

  private static final Lexicon METHODS = Lexicon.read("payments");

  private Payments() {}

  static boolean isMethod(String words) {
    List<Token> tokens = Tokenizer.tokens(words);
    return METHODS.find(tokens, 0, tokens.size()).size() == 1;
  }

  /**
   * What is known of how the subjects were paid: all that is said of them, and of the payment
   * methods they name by identifier.
   */
  static List<Fact> of(Subjects subjects, Reading reading) {
    return withMethods(subjects.everKnown(), reading);
  }

  /** The ways to pay that came to be known of the subjects after they were first read. */
  static List<Fact> since(Subjects subjects, Reading reading) {
    return withMethods(
        subjects
            .known()
            .filter(f -> f.value() instanceof Term && reading.facts().isChange(f))
            .filter(f -> f.path().contains("payment") && Things.last(f.path()).contains("method")),
        reading);
  }

  private static List<Fact> withMethods(Stream<Fact> known, Reading reading) {
    Set<Fact> facts = new LinkedHashSet<>();
    known
        .filter(f -> f.path().startsWith("orders.") || f.path().startsWith("actions."))
        .forEach(
            fact -> {
              facts.add(fact);
              String words = fact.words().strip();
              if (fact.path().contains("payment")) {
                String identifier = words.split(" ", -1)[0];
                for (String thing : reading.things().identified(identifier)) {
                  if (!thing.startsWith("orders.")) {
                    facts.addAll(reading.things().of(thing));
                  }
                }
              }
            });
    return List.copyOf(facts);
  }
}
