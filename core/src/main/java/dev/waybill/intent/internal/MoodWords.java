// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;
import java.util.Locale;

/** The words of {@link dev.waybill.intent.LexicalMoodReader}. Immutable. */
public final class MoodWords {

  /** Faces that are angry. */
  public static final String ANGRY_FACES =
      "\uD83D\uDE21\uD83D\uDE20\uD83E\uDD2C\uD83D\uDCA2\uD83D\uDD95";

  /** Faces that are sad or worried. */
  public static final String SAD_FACES =
      "\uD83D\uDE22\uD83D\uDE2D\uD83D\uDE1E\uD83D\uDE14\uD83D\uDE1F\uD83D\uDE41\u2639\uD83D\uDE29\uD83D\uDE2B\uD83D\uDE15\uD83D\uDE12\uD83D\uDE44\uD83D\uDC94";

  /** Faces that are glad, and what goes with them. */
  public static final String GLAD_FACES =
      "\uD83D\uDE0A\uD83D\uDE00\uD83D\uDE03\uD83D\uDE04\uD83D\uDE01\uD83D\uDE0D\uD83E\uDD70\uD83E\uDD29\u2764\uD83D\uDC4D\uD83D\uDC4F\uD83C\uDF89\uD83D\uDE4F\uD83D\uDE42";

  private static final String FILE = "mood.txt";
  private static final int NEAR = 3;

  /** What a phrase shows. */
  private enum Shows {
    ANGRY,
    UPSET,
    POSITIVE,
    URGENT,
    NOT
  }

  private record Meaning(Shows shows, double weight) {}

  /** What a text shows so far. */
  public static final class Tally {
    /** How much anger. */
    public double angry;

    /** How much disappointment or worry. */
    public double upset;

    /** How much gladness. */
    public double positive;

    /** How much hurry. */
    public double urgent;

    /** An empty tally. */
    public Tally() {}
  }

  private static final class Loaded {
    static final MoodWords WORDS = load();
  }

  private final Phrases<Meaning> phrases = new Phrases<>();

  private MoodWords() {}

  /** The words, loaded once. */
  public static MoodWords loaded() {
    return Loaded.WORDS;
  }

  /**
   * Counts what a sentence shows. A negation shortly before turns gladness and takes away anger.
   */
  public void count(List<String> sentence, Tally tally) {
    int[] lastNot = {-1 - NEAR};
    phrases.find(
        sentence,
        (at, meaning) -> {
          boolean denied = lastNot[0] < at && at - lastNot[0] <= NEAR;
          switch (meaning.shows()) {
            case NOT -> lastNot[0] = at;
            case URGENT -> tally.urgent += meaning.weight();
            case POSITIVE -> {
              if (denied) {
                tally.upset += meaning.weight();
              } else {
                tally.positive += meaning.weight();
              }
            }
            case ANGRY -> tally.angry += denied ? 0 : meaning.weight();
            case UPSET -> tally.upset += denied ? 0 : meaning.weight();
          }
        });
  }

  private static MoodWords load() {
    MoodWords words = new MoodWords();
    List<String> lines = CueLibrary.lines(FILE);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          words.read(line);
        } catch (RuntimeException e) {
          throw new IllegalStateException(
              FILE + ", line " + (i + 1) + ": must be \"language word weight: phrases\"", e);
        }
      }
    }
    return words;
  }

  private void read(String line) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).split(" ", -1);
    Meaning meaning =
        new Meaning(Shows.valueOf(head[1].toUpperCase(Locale.ROOT)), Double.parseDouble(head[2]));
    for (String phrase : line.substring(colon + 1).split(",", -1)) {
      phrases.add(phrase.strip(), meaning);
    }
  }
}
