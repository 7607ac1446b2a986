// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.Intent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cues of one language. Immutable once parsed, and safe for use by many threads. */
public final class CuePack {

  private final String language;
  private final Vocabulary vocabulary;
  private final List<Cue> cues;
  private final Map<Integer, List<Integer>> cuesByFirstSlot = new HashMap<>();

  CuePack(String language, Vocabulary vocabulary, List<Cue> cues) {
    this.language = language;
    this.vocabulary = vocabulary;
    this.cues = List.copyOf(cues);
    for (int i = 0; i < cues.size(); i++) {
      int slot = cues.get(i).steps().get(0).slot();
      cuesByFirstSlot.computeIfAbsent(slot, key -> new ArrayList<>()).add(i);
    }
  }

  /** The language, as an ISO 639-1 code. */
  public String language() {
    return language;
  }

  /**
   * How strongly the sentences speak for each intent that any cue names. A cue counts once, however
   * often it occurs.
   */
  public Map<Intent, Double> scores(List<List<String>> sentences) {
    BitSet seen = new BitSet(cues.size());
    Map<String, List<Integer>> known = new HashMap<>();
    for (List<String> sentence : sentences) {
      List<List<Integer>> slots = new ArrayList<>(sentence.size());
      for (String word : sentence) {
        slots.add(known.computeIfAbsent(word, vocabulary::slotsOf));
      }
      look(slots, seen);
    }
    Map<Intent, Double> scores = new EnumMap<>(Intent.class);
    seen.stream()
        .mapToObj(cues::get)
        .forEach(cue -> scores.merge(cue.intent(), cue.weight(), Double::sum));
    return scores;
  }

  private void look(List<List<Integer>> sentence, BitSet seen) {
    for (int at = 0; at < sentence.size(); at++) {
      for (int slot : sentence.get(at)) {
        for (int index : cuesByFirstSlot.getOrDefault(slot, List.of())) {
          if (!seen.get(index) && occurs(cues.get(index), sentence, at)) {
            seen.set(index);
          }
        }
      }
    }
  }

  private static boolean occurs(Cue cue, List<List<Integer>> sentence, int at) {
    return (!cue.atStart() || at == 0) && continues(cue, 1, sentence, at + 1);
  }

  private static boolean continues(Cue cue, int step, List<List<Integer>> sentence, int at) {
    if (step == cue.steps().size()) {
      return !cue.atEnd() || at == sentence.size();
    }
    Cue.Step next = cue.steps().get(step);
    int last = Math.min(at + next.gap(), sentence.size() - 1);
    for (int place = at; place <= last; place++) {
      if (sentence.get(place).contains(next.slot())
          && continues(cue, step + 1, sentence, place + 1)) {
        return true;
      }
    }
    return false;
  }
}
