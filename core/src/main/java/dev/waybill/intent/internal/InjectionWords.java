// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;

/** The phrases of {@link dev.waybill.intent.InjectionSignal}. Immutable. */
public final class InjectionWords {

  private static final String FILE = "injections.txt";

  private static final class Loaded {
    static final InjectionWords WORDS = load();
  }

  private final Phrases<Double> phrases = new Phrases<>();

  private InjectionWords() {}

  /** The phrases, loaded once. */
  public static InjectionWords loaded() {
    return Loaded.WORDS;
  }

  /** The weight of all phrases in a sentence. */
  public double weight(List<String> sentence) {
    double[] weight = new double[1];
    phrases.find(sentence, (at, each) -> weight[0] += each);
    return weight[0];
  }

  private static InjectionWords load() {
    InjectionWords words = new InjectionWords();
    List<String> lines = CueLibrary.lines(FILE);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        try {
          double weight = Double.parseDouble(line.substring(0, colon));
          for (String phrase : line.substring(colon + 1).split(",", -1)) {
            words.phrases.add(phrase.strip(), weight);
          }
        } catch (RuntimeException e) {
          throw new IllegalStateException(
              FILE + ", line " + (i + 1) + ": must be \"weight: phrases\"", e);
        }
      }
    }
    return words;
  }
}
