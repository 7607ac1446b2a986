// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.internal.VagueWords;
import dev.waybill.intent.internal.Words;
import java.util.List;

/**
 * How far a message leaves open what is wanted, from 0 (plain) to 1 (anything): from how evenly the
 * classifier's confidence is spread, and from what the words lack. "It", "that thing" and "help"
 * name nothing; an order number, a product or an action does. It is a signal for asking; what is
 * asked is decided by what is known of the customer.
 *
 * <p>Deterministic, linear in the text's length, safe for use by many threads, never throws.
 */
public final class Ambiguity {

  private static final double OF_DOUBT = 0.45;
  private static final double OF_SPREAD = 0.15;
  private static final double OF_VAGUENESS = 0.4;

  private final IntentClassifier classifier;
  private final EntityExtractor entities = new EntityExtractor();

  /** A measure that asks this classifier. */
  public Ambiguity(IntentClassifier classifier) {
    this.classifier = classifier;
  }

  /** Measures a message. */
  public double of(String text) {
    Classification classification = classifier.classify(text);
    double doubt = 1 - classification.best().confidence();
    double measure =
        OF_DOUBT * doubt + OF_SPREAD * spread(classification) + OF_VAGUENESS * vagueness(text);
    return Math.max(0, Math.min(1, measure));
  }

  /** The entropy of the confidences, as a share of the greatest there can be. */
  private static double spread(Classification classification) {
    double entropy = 0;
    for (Classification.Candidate candidate : classification.ranked()) {
      double share = candidate.confidence();
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return entropy / Math.log(Intent.values().length);
  }

  /** How little the words name. */
  private double vagueness(String text) {
    List<String> words = Words.sentences(text).stream().flatMap(List::stream).toList();
    long naming = words.stream().filter(word -> !VagueWords.isVague(word)).count();
    Entities named = entities.extract(text);
    int numbers =
        named.orderNumbers().size() + named.trackingNumbers().size() + named.emails().size();
    return 1 / (1 + 0.5 * naming + 2.0 * numbers);
  }
}
