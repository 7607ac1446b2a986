// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.internal.CueLibrary;
import dev.waybill.intent.internal.CuePack;
import dev.waybill.intent.internal.Words;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Classifies by weighted words and phrases, in English, German, French, Spanish, Italian,
 * Portuguese, Polish and Hindi (Devanagari or Latin script).
 *
 * <p>Needs no model, key or network. The same text always gets the same answer. Where nothing fits,
 * the best is {@link Intent#OUT_OF_SCOPE} with a low confidence. Time is linear in the text's
 * length; {@link #classify} never throws. Safe for use by many threads.
 */
public final class LexicalIntentClassifier implements IntentClassifier {

  /** What {@link Intent#OUT_OF_SCOPE} scores before a word is read. */
  private static final double NOTHING_FITS = 1.0;

  /** Scores this far apart make one intent e times as likely as the other. */
  private static final double TEMPERATURE = 0.6;

  /** English words in a message of another language count a little less than that language's. */
  private static final double BORROWED = 0.8;

  /** Candidates below this confidence are left out. */
  private static final double NEGLIGIBLE = 0.02;

  /** No intent is less likely than one that nothing speaks for by much. */
  private static final double LEAST_SCORE = -2;

  private static final int FEW_WORDS = 10;

  private static final Set<Intent> NO_REQUEST = Set.of(Intent.SMALLTALK, Intent.OUT_OF_SCOPE);

  private final List<CuePack> packs;

  /**
   * Loads the word lists, once for all classifiers.
   *
   * @throws IllegalStateException if one is missing or malformed; the message names file and line
   */
  public LexicalIntentClassifier() {
    packs = CueLibrary.packs();
  }

  @Override
  public Classification classify(String text) {
    return ranked(scores(text));
  }

  private Map<Intent, Double> scores(String text) {
    List<List<String>> sentences = Words.sentences(text);
    Optional<Locale> guess = LanguageGuess.of(text);
    Map<Intent, Double> scores = new EnumMap<>(Intent.class);
    for (CuePack pack : packs) {
      double share = share(pack, guess);
      if (share > 0) {
        pack.scores(sentences)
            .forEach((intent, score) -> scores.merge(intent, score * share, Math::max));
      }
    }
    yieldPleasantries(scores, sentences);
    scores.merge(Intent.OUT_OF_SCOPE, NOTHING_FITS, Double::sum);
    return scores;
  }

  /** In a longer message, "hello" and "thanks" frame the request that stands between them. */
  private static void yieldPleasantries(Map<Intent, Double> scores, List<List<String>> sentences) {
    if (sentences.stream().mapToInt(List::size).sum() <= FEW_WORDS) {
      return;
    }
    double request =
        scores.entrySet().stream()
            .filter(entry -> !NO_REQUEST.contains(entry.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    if (request > NOTHING_FITS) {
      scores.merge(Intent.SMALLTALK, -2 * request, Double::sum);
    }
  }

  private static double share(CuePack pack, Optional<Locale> guess) {
    if (guess.isEmpty() || guess.get().getLanguage().equals(pack.language())) {
      return 1;
    }
    return pack.language().equals("en") ? BORROWED : 0;
  }

  private static Classification ranked(Map<Intent, Double> scores) {
    Map<Intent, Double> odds = new EnumMap<>(Intent.class);
    double highest = Collections.max(scores.values());
    for (Intent intent : Intent.values()) {
      double score = Math.max(scores.getOrDefault(intent, 0.0), LEAST_SCORE);
      odds.put(intent, Math.exp((score - highest) / TEMPERATURE));
    }
    double sum = odds.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Candidate> candidates =
        odds.entrySet().stream()
            .map(entry -> new Candidate(entry.getKey(), entry.getValue() / sum))
            .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
            .toList();
    double kept = Math.min(NEGLIGIBLE, candidates.get(0).confidence());
    return new Classification(
        candidates.stream().filter(candidate -> candidate.confidence() >= kept).toList());
  }
}
