// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.internal.CueLibrary;
import dev.waybill.intent.internal.CuePack;
import dev.waybill.intent.internal.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** Chosen so that, on messages held out, the mean confidence is about the share that is right. */
  private static final double TEMPERATURE = 0.6;

  /** English words in a message of another language count a little less than that language's. */
  private static final double BORROWED = 0.8;

  private static final double NEGLIGIBLE = 0.02;

  private static final int FEW_WORDS = 10;

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

  private double[] scores(String text) {
    List<List<String>> sentences = Words.sentences(text);
    Optional<Locale> guess = LanguageGuess.of(text);
    double[] best = new double[Intent.values().length];
    for (CuePack pack : packs) {
      double share = share(pack, guess);
      if (share > 0) {
        double[] scores = pack.scores(sentences);
        for (int i = 0; i < best.length; i++) {
          double score = scores[i] * share;
          best[i] = score > 0 ? Math.max(best[i], score) : best[i] > 0 ? best[i] : score;
        }
      }
    }
    yieldPleasantries(best, sentences);
    best[Intent.OUT_OF_SCOPE.ordinal()] += NOTHING_FITS;
    return best;
  }

  /** In a longer message, "hello" and "thanks" frame the request that stands between them. */
  private static void yieldPleasantries(double[] scores, List<List<String>> sentences) {
    if (sentences.stream().mapToInt(List::size).sum() <= FEW_WORDS) {
      return;
    }
    double request = 0;
    for (Intent intent : Intent.values()) {
      if (intent != Intent.SMALLTALK && intent != Intent.OUT_OF_SCOPE) {
        request = Math.max(request, scores[intent.ordinal()]);
      }
    }
    if (request > NOTHING_FITS) {
      scores[Intent.SMALLTALK.ordinal()] -= 2 * request;
    }
  }

  private static double share(CuePack pack, Optional<Locale> guess) {
    if (guess.isEmpty() || guess.get().getLanguage().equals(pack.language())) {
      return 1;
    }
    return pack.language().equals("en") ? BORROWED : 0;
  }

  private static Classification ranked(double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double[] odds = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      odds[i] = Math.exp((scores[i] - highest) / TEMPERATURE);
      sum += odds[i];
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Intent intent : Intent.values()) {
      candidates.add(new Candidate(intent, odds[intent.ordinal()] / sum));
    }
    candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    Candidate best = candidates.get(0);
    return new Classification(
        candidates.stream()
            .filter(candidate -> candidate == best || candidate.confidence() >= NEGLIGIBLE)
            .toList());
  }
}
