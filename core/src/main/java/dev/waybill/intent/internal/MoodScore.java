// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.intent.LanguageGuess;
import dev.waybill.intent.internal.MoodWords.Kind;
import dev.waybill.intent.internal.MoodWords.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of each mood a text shows.
 *
 * @param angry hostility; 2 settles it
 * @param upset being upset; 1 shows it
 * @param positive being pleased; 1 shows it
 * @param urgent urgency; 1 shows it
 * @param isLoud whether it shouts, by capitals or exclamation marks
 */
public record MoodScore(
    double angry, double upset, double positive, double urgent, boolean isLoud) {

  private static final int WORDS_TURNED = 3;
  private static final int WORDS_STRENGTHENED = 2;
  private static final double STRONGER = 1.5;

  /** In so few words, a "thank you" is what the message says. */
  private static final int FEW_WORDS = 5;

  private static final double MOST_TROUBLE = 1;

  /**
   * Reads a text with the words of its language and English; where its language is not clear, with
   * each language's words in turn, of which the strongest reading counts.
   */
  public static MoodScore of(String text) {
    List<List<String>> sentences = Words.sentences(text);
    Voice voice = Voice.of(text);
    Map<String, PhraseTable<Meaning>> tables = MoodWords.tables();
    Set<PhraseTable<Meaning>> own = new LinkedHashSet<>();
    LanguageGuess.of(text)
        .ifPresent(
            guess -> {
              own.add(requireNonNull(tables.get(guess.getLanguage())));
              own.add(requireNonNull(tables.get("en")));
            });
    if (!own.isEmpty()) {
      return new Reading(List.copyOf(own), sentences, voice).score();
    }
    MoodScore best = new Reading(List.of(), sentences, voice).score();
    for (PhraseTable<Meaning> table : tables.values()) {
      best = best.orMore(new Reading(List.of(table), sentences, voice).score());
    }
    return best;
  }

  private MoodScore orMore(MoodScore other) {
    return new MoodScore(
        Math.max(angry, other.angry),
        Math.max(upset, other.upset),
        Math.max(positive, other.positive),
        Math.max(urgent, other.urgent),
        isLoud);
  }

  /** One reading with the words of one language; without words, of the voice alone. */
  private static final class Reading {
    private double angry;
    private double upset;
    private double positive;
    private double trouble;
    private double urgent;
    private final Voice voice;

    Reading(List<PhraseTable<Meaning>> tables, List<List<String>> sentences, Voice voice) {
      this.voice = voice;
      int words = 0;
      for (List<String> sentence : sentences) {
        words += sentence.size();
        read(tables, sentence);
      }
      if (words <= FEW_WORDS && !voice.asks()) {
        positive *= 2;
      }
    }

    private void read(List<PhraseTable<Meaning>> tables, List<String> sentence) {
      List<Integer> turns = new ArrayList<>();
      List<Integer> stresses = new ArrayList<>();
      int at = 0;
      while (at < sentence.size()) {
        PhraseTable.Hit<Meaning> hit = longest(tables, sentence, at);
        if (hit == null) {
          at++;
          continue;
        }
        Kind kind = hit.value().kind();
        if (kind == Kind.NOT) {
          turns.add(at);
        } else if (kind == Kind.VERY) {
          stresses.add(at);
        } else if (kind != Kind.CALM) {
          boolean turned = isNear(turns, at, WORDS_TURNED);
          double factor = isNear(stresses, at, WORDS_STRENGTHENED) ? STRONGER : 1;
          count(kind, hit.value().weight() * factor, turned);
        }
        at += hit.words();
      }
    }

    private static PhraseTable.@Nullable Hit<Meaning> longest(
        List<PhraseTable<Meaning>> tables, List<String> sentence, int at) {
      PhraseTable.Hit<Meaning> longest = null;
      for (PhraseTable<Meaning> table : tables) {
        PhraseTable.Hit<Meaning> hit = table.at(sentence, at);
        if (hit != null && (longest == null || hit.words() > longest.words())) {
          longest = hit;
        }
      }
      return longest;
    }

    private static boolean isNear(List<Integer> places, int at, int words) {
      return !places.isEmpty() && at - places.get(places.size() - 1) <= words;
    }

    private void count(Kind kind, double weight, boolean turned) {
      switch (kind) {
        case ANGRY -> angry += turned ? 0 : weight;
        case UPSET -> upset += turned ? 0 : weight;
        case TROUBLE -> trouble += turned ? 0 : weight;
        case URGENT -> urgent += turned ? 0 : weight;
        case POSITIVE -> {
          if (!turned) {
            positive += weight;
          } else if (weight >= 1) {
            upset += weight;
          }
        }
        case NOT, VERY, CALM -> {
          // Said of other words.
        }
      }
    }

    MoodScore score() {
      double raised = voice.loudness();
      double angryNow = angry + voice.angry();
      double upsetNow = upset + voice.upset() + Math.min(trouble, MOST_TROUBLE) * 0.9;
      double positiveNow = positive + voice.positive();
      if (angryNow + upsetNow >= 1 && angryNow + upsetNow >= positiveNow) {
        angryNow += raised;
      } else if (angryNow + upsetNow > 0.4 && positiveNow < 1) {
        upsetNow += raised;
      }
      return new MoodScore(angryNow, upsetNow, positiveNow, urgent, raised > 0);
    }
  }
}
