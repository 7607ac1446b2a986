// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the cues of all languages in a text. Not changed once made, and safe for use by many
 * threads.
 */
final class CueMatcher {

  private static final int INTENTS = IntentModel.INTENTS;
  private static final int DIGITS_OF_A_NUMBER = 3;

  /** The most slots a word may fill, over all languages. */
  private static final int MOST_SLOTS = 96;

  /** English words in a message of another language count a little less than that language's. */
  private static final float BORROWED = 0.8f;

  private final List<String> languages = new ArrayList<>();
  private final WordTrie slots = new WordTrie();
  private final WordTrie everyday = new WordTrie();
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Compiled> cues = new ArrayList<>();
  private final Compiled[][] cuesByFirstSlot;
  private final int[] languageOfSlot;
  private final int english;

  /** A cue with the slots of its words numbered over all languages. */
  private static final class Compiled {
    final int index;
    final int language;
    final int intent;
    final float weight;
    final boolean atStart;
    final boolean atEnd;
    final int[] slots;
    final int[] gaps;

    Compiled(Cue cue, int index, int language, int offset) {
      this.index = index;
      this.language = language;
      intent = IntentModel.ALL.indexOf(cue.intent());
      weight = (float) cue.weight();
      atStart = cue.atStart();
      atEnd = cue.atEnd();
      slots = cue.steps().stream().mapToInt(step -> offset + step.slot()).toArray();
      gaps = cue.steps().stream().mapToInt(Cue.Step::gap).toArray();
    }
  }

  CueMatcher(List<CuePack> packs, Map<String, List<String>> everydayWords) {
    Map<Integer, List<Compiled>> byFirst = new HashMap<>();
    List<Integer> owners = new ArrayList<>();
    for (CuePack pack : packs) {
      int offset = owners.size();
      int language = languages.size();
      languages.add(pack.language());
      for (int slot = 0; slot < pack.words().size(); slot++) {
        owners.add(language);
        for (String word : pack.words().getOrDefault(slot, Set.of())) {
          add(word, offset + slot);
        }
      }
      everydayWords
          .getOrDefault(pack.language(), List.of())
          .forEach(word -> everyday.add(word, language));
      for (Cue cue : pack.cues()) {
        Compiled compiled = new Compiled(cue, cues.size(), language, offset);
        cues.add(compiled);
        byFirst.computeIfAbsent(compiled.slots[0], key -> new ArrayList<>()).add(compiled);
      }
    }
    slots.frozen();
    everyday.frozen();
    english = languages.indexOf("en");
    languageOfSlot = owners.stream().mapToInt(Integer::intValue).toArray();
    cuesByFirstSlot = new Compiled[languageOfSlot.length][];
    for (int slot = 0; slot < languageOfSlot.length; slot++) {
      cuesByFirstSlot[slot] = byFirst.getOrDefault(slot, List.of()).toArray(Compiled[]::new);
    }
  }

  /** The languages, as ISO 639-1 codes. */
  List<String> languages() {
    return List.copyOf(languages);
  }

  private void add(String word, int slot) {
    if (word.equals(CuePack.NUMBER)) {
      numbers.add(slot);
    } else {
      slots.add(word, slot);
    }
  }

  /**
   * How strongly a text speaks for each intent, in the order of {@link IntentModel#ALL}. A cue
   * counts once, however often it occurs; of several languages, the one that says the most counts.
   */
  float[] scores(PlainText text) {
    Sentences found = new Sentences(text);
    float[] shares = shares(text);
    long[] seen = new long[(cues.size() + Long.SIZE - 1) / Long.SIZE];
    float[] byLanguage = new float[languages.size() * INTENTS];
    for (int word = 0; word < text.words(); word++) {
      for (int i = found.from[word]; i < found.from[word + 1]; i++) {
        int slot = found.slots[i];
        if (shares[languageOfSlot[slot]] > 0) {
          for (Compiled cue : cuesByFirstSlot[slot]) {
            count(cue, found, word, seen, byLanguage);
          }
        }
      }
    }
    float[] scores = new float[INTENTS];
    boolean[] named = new boolean[INTENTS];
    for (int i = 0; i < byLanguage.length; i++) {
      float score = byLanguage[i] * shares[i / INTENTS];
      int intent = i % INTENTS;
      if (byLanguage[i] != 0 && (!named[intent] || score > scores[intent])) {
        scores[intent] = score;
        named[intent] = true;
      }
    }
    return scores;
  }

  private static void count(
      Compiled cue, Sentences text, int word, long[] seen, float[] byLanguage) {
    long bit = 1L << cue.index;
    int place = cue.index / Long.SIZE;
    if ((seen[place] & bit) == 0 && text.has(cue, word)) {
      seen[place] |= bit;
      byLanguage[cue.language * INTENTS + cue.intent] += cue.weight;
    }
  }

  /** How much each language's cues count, by the everyday words of the text. */
  private float[] shares(PlainText text) {
    int[] votes = new int[languages.size()];
    int[] found = new int[languages.size()];
    for (int word = 0; word < text.words(); word++) {
      int most = everyday.find(text.chars(), text.start(word), text.end(word), found, 0);
      for (int i = 0; i < most; i++) {
        votes[found[i]]++;
      }
    }
    int leader = 0;
    int leaders = 0;
    for (int language = 0; language < votes.length; language++) {
      if (votes[language] > votes[leader]) {
        leader = language;
        leaders = 0;
      }
      leaders += votes[language] == votes[leader] ? 1 : 0;
    }
    boolean alone = leaders == 1 && votes[leader] > 0;
    float[] shares = new float[votes.length];
    Arrays.fill(shares, alone ? 0 : 1);
    if (alone) {
      shares[Math.max(english, 0)] = BORROWED;
      shares[leader] = 1;
    }
    return shares;
  }

  /** Which slots the words of a text fill, and where its sentences end. */
  private final class Sentences {

    final int[] from;
    int[] slots;
    private final int[] sentenceEnds;
    private final boolean[] opens;

    Sentences(PlainText text) {
      int words = text.words();
      from = new int[words + 1];
      slots = new int[words * 8 + MOST_SLOTS];
      sentenceEnds = new int[words];
      opens = new boolean[words];
      int next = 0;
      for (int word = 0; word < words; word++) {
        if (next + MOST_SLOTS > slots.length) {
          slots = Arrays.copyOf(slots, slots.length * 2);
        }
        from[word] = next;
        next =
            CueMatcher.this.slots.find(text.chars(), text.start(word), text.end(word), slots, next);
        next = isNumber(text, word) ? addNumbers(next) : next;
        opens[word] = text.opensSentence(word);
      }
      from[words] = next;
      int end = words;
      for (int word = words - 1; word >= 0; word--) {
        sentenceEnds[word] = end;
        end = opens[word] ? word : end;
      }
    }

    private int addNumbers(int at) {
      int next = at;
      for (int slot : numbers) {
        if (next < slots.length) {
          slots[next++] = slot;
        }
      }
      return next;
    }

    private static boolean isNumber(PlainText text, int word) {
      int digits = 0;
      for (int i = text.start(word); i < text.end(word); i++) {
        digits += Character.isDigit(text.chars()[i]) ? 1 : 0;
      }
      return digits >= DIGITS_OF_A_NUMBER;
    }

    boolean has(Compiled cue, int word) {
      return (!cue.atStart || opens[word]) && goesOn(cue, 1, word + 1, sentenceEnds[word]);
    }

    private boolean goesOn(Compiled cue, int step, int at, int end) {
      if (step == cue.slots.length) {
        return !cue.atEnd || at == end;
      }
      int last = Math.min(at + cue.gaps[step], end - 1);
      for (int place = at; place <= last; place++) {
        if (fills(place, cue.slots[step]) && goesOn(cue, step + 1, place + 1, end)) {
          return true;
        }
      }
      return false;
    }

    private boolean fills(int word, int slot) {
      for (int i = from[word]; i < from[word + 1]; i++) {
        if (slots[i] == slot) {
          return true;
        }
      }
      return false;
    }
  }
}
