// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deeds that an agent says of itself by any verb: "I have rebooked", "habe ich zurückgebucht".
 * Verbs by which it says what it knows or has looked at are no deeds.
 */
final class OpenDeeds {

  private static final Map<Language, Lexicon> WORDS = Lexicon.byLanguage("deed-openers");
  private static final Lexicon VERBS = Lexicon.read("deed-verbs");
  private static final int MOST_ADVERBS = 4;
  private static final int LONGEST_CLAUSE = 14;
  private static final int SHORTEST_PARTICIPLE = 5;
  private static final Set<String> AND = Set.of("and", "und", "et", "y", "e", "aur", "और");
  private static final Set<String> HINDI_ENDS =
      Set.of(
          "diya", "di", "diye", "liya", "li", "kiya", "ki", "दिया", "दी", "दिए", "लिया", "ली",
          "किया");

  private OpenDeeds() {}

  /** The deeds of a sentence, each from the words that open it to its verb. */
  static List<Lexicon.Hit> in(Draft draft, Sentence sentence) {
    return switch (sentence.language()) {
      case GERMAN -> german(draft, sentence);
      case PORTUGUESE -> portuguese(draft, sentence);
      case HINDI -> hindi(draft, sentence);
      default -> behindOpeners(draft, sentence);
    };
  }

  /** The verb stands right behind the words that open it, and others behind "and". */
  private static List<Lexicon.Hit> behindOpeners(Draft draft, Sentence sentence) {
    List<Lexicon.Hit> deeds = new ArrayList<>();
    Lexicon words = words(sentence);
    List<Token> tokens = draft.tokens();
    for (Lexicon.Hit hit : words.find(tokens, sentence)) {
      if (hit.label().equals("OPENER")) {
        int verb = skipAdverbs(words, tokens, hit.to(), sentence.to());
        if (verb < sentence.to() && isVerb(words, tokens, verb, sentence.language())) {
          addIfDeed(words, tokens, hit.from(), verb, deeds);
          joined(words, draft, sentence, verb, deeds);
        }
      }
    }
    return deeds;
  }

  /** "I have cancelled it and resent the parcel". */
  private static void joined(
      Lexicon words, Draft draft, Sentence sentence, int verb, List<Lexicon.Hit> deeds) {
    List<Token> tokens = draft.tokens();
    int end = Math.min(sentence.to(), verb + LONGEST_CLAUSE);
    for (int i = verb + 1; i + 1 < end; i++) {
      if (AND.contains(tokens.get(i).norm())) {
        int next = skipAdverbs(words, tokens, i + 1, sentence.to());
        if (next < sentence.to() && isVerb(words, tokens, next, sentence.language())) {
          addIfDeed(words, tokens, next, next, deeds);
        }
      }
    }
  }

  /** The verb ends its clause. */
  private static List<Lexicon.Hit> german(Draft draft, Sentence sentence) {
    List<Lexicon.Hit> deeds = new ArrayList<>();
    Lexicon words = words(sentence);
    List<Token> tokens = draft.tokens();
    for (Lexicon.Hit hit : words.find(tokens, sentence)) {
      if (hit.label().equals("OPENER")) {
        int end = Math.min(sentence.to(), hit.to() + LONGEST_CLAUSE);
        for (int i = hit.to(); i < end; i++) {
          if (endsClause(draft, i, sentence) && isVerb(words, tokens, i, Language.GERMAN)) {
            addIfDeed(words, tokens, i, i, deeds);
          }
          if (",;:".indexOf(Clauses.after(draft, tokens.get(i).end())) >= 0) {
            break;
          }
        }
      }
    }
    return deeds;
  }

  private static boolean endsClause(Draft draft, int token, Sentence sentence) {
    return token + 1 == sentence.to()
        || AND.contains(draft.tokens().get(token + 1).norm())
        || ".,;:!)".indexOf(Clauses.after(draft, draft.tokens().get(token).end())) >= 0;
  }

  /** The verb alone says who did it. */
  private static List<Lexicon.Hit> portuguese(Draft draft, Sentence sentence) {
    List<Lexicon.Hit> deeds = new ArrayList<>();
    for (int i = sentence.from(); i < sentence.to(); i++) {
      if (isVerb(words(sentence), draft.tokens(), i, Language.PORTUGUESE)) {
        addIfDeed(words(sentence), draft.tokens(), i, i, deeds);
      }
    }
    return deeds;
  }

  /** Who did it stands first, the verb last. */
  private static List<Lexicon.Hit> hindi(Draft draft, Sentence sentence) {
    List<Lexicon.Hit> deeds = new ArrayList<>();
    Lexicon words = words(sentence);
    List<Token> tokens = draft.tokens();
    for (Lexicon.Hit hit : words.find(tokens, sentence)) {
      boolean opens = hit.label().equals("OPENER");
      for (int i = hit.to(); opens && i < sentence.to(); i++) {
        if (HINDI_ENDS.contains(tokens.get(i).norm())
            && i - hit.from() > 1
            && !words.has("KNOWS", tokens, hit.to(), i)) {
          deeds.add(new Lexicon.Hit("ANY?", hit.from(), i + 1));
          break;
        }
      }
    }
    return deeds;
  }

  private static void addIfDeed(
      Lexicon words, List<Token> tokens, int from, int verb, List<Lexicon.Hit> deeds) {
    if (!words.has("KNOWS", tokens, verb, verb + 1)) {
      String label =
          VERBS.find(tokens, verb, verb + 1).stream()
              .findFirst()
              .map(Lexicon.Hit::label)
              .orElse("ANY");
      deeds.add(new Lexicon.Hit(label, from, verb + 1));
    }
  }

  private static int skipAdverbs(Lexicon words, List<Token> tokens, int from, int to) {
    int i = from;
    while (i < to
        && i - from < MOST_ADVERBS
        && (words.has("ADVERB", tokens, i, i + 1) || tokens.get(i).norm().endsWith("ly"))) {
      i++;
    }
    return i;
  }

  /** Whether the word looks like one that says what was done. */
  private static boolean isVerb(Lexicon words, List<Token> tokens, int at, Language language) {
    String word = tokens.get(at).norm();
    if (word.length() < 4) {
      return false;
    }
    boolean ends =
        switch (language) {
          case FRENCH ->
              ends(word, "é", "ée", "és", "ées", "is", "ise", "it", "ert", "erte", "u", "i");
          case SPANISH -> ends(word, "ado", "ido");
          case ITALIAN -> ends(word, "ato", "uto", "ito", "ata", "uta", "ita");
          case PORTUGUESE -> word.length() > 4 && ends(word, "ei") && !ends(word, "rei");
          case GERMAN -> !tokens.get(at).capital() && isGermanParticiple(word);
          default -> ends(word, "ed");
        };
    return ends || words.has("IRREGULAR", tokens, at, at + 1);
  }

  private static boolean isGermanParticiple(String word) {
    if (word.length() < SHORTEST_PARTICIPLE) {
      return false;
    }
    int ge = word.indexOf("ge");
    boolean prefix =
        (ge >= 0 && ge < 8)
            || word.startsWith("be")
            || word.startsWith("er")
            || word.startsWith("ver")
            || word.startsWith("ent")
            || word.startsWith("über")
            || ends(word, "iert");
    return prefix && ends(word, "t", "en");
  }

  private static boolean ends(String word, String... endings) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static Lexicon words(Sentence sentence) {
    return requireNonNull(WORDS.get(sentence.language()));
  }
}
