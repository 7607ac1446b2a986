// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

/**
 * How a text is written, whatever its words: capitals, marks and emoji.
 *
 * @param loudness from 0, a calm voice, to 2, a shout
 * @param angry what angry faces show
 * @param upset what sad and worried faces show
 * @param positive what glad faces, hearts and applause show
 * @param asks whether there is a question mark
 */
record Voice(double loudness, double angry, double upset, double positive, boolean asks) {

  /** A word of capitals counts from this length: shorter ones are often abbreviations. */
  private static final int CAPITALS = 4;

  private static final int MOST_MARKS = 4;

  private static final String ANGRY = "😡😠🤬👿💢😤🖕";
  private static final String UPSET = "😢😭😞😔🙁☹😩😫😟😥😰😓💔😣😖👎😒🙄";
  private static final String POSITIVE = "😊🙂😀😃😄😁😍🥰😘❤♥💕👍👏🎉🤩😻💖🥳💯😇";

  static Voice of(String text) {
    int shouted = 0;
    int words = 0;
    int marks = 0;
    boolean asks = false;
    double angry = 0;
    double upset = 0;
    double positive = 0;
    int upper = 0;
    int letters = 0;
    boolean digits = false;
    for (int i = 0; i <= text.length(); ) {
      int point = i < text.length() ? text.codePointAt(i) : ' ';
      if (Character.isLetter(point)) {
        letters++;
        upper += Character.isUpperCase(point) ? 1 : 0;
      } else if (Character.isDigit(point)) {
        digits = true;
      } else {
        if (letters > 0 && !digits) {
          words++;
          shouted += letters >= CAPITALS && upper == letters ? 1 : 0;
        }
        letters = 0;
        upper = 0;
        digits = false;
        marks += point == '!' || point == '！' ? 1 : 0;
        asks |= point == '?' || point == '？' || point == '؟';
        angry += point > 127 && ANGRY.indexOf(point) >= 0 ? 2 : 0;
        upset += point > 127 && UPSET.indexOf(point) >= 0 ? 1.2 : 0;
        positive += point > 127 && POSITIVE.indexOf(point) >= 0 ? 1 : 0;
      }
      i += Character.charCount(point);
    }
    double capitals = shouted >= 2 && shouted * 4 >= words ? 1.2 : shouted == 1 ? 0.3 : 0;
    double exclaimed = marks < 2 ? 0 : 0.2 * Math.min(marks, MOST_MARKS);
    return new Voice(
        Math.min(capitals + exclaimed, 2),
        Math.min(angry, 4),
        Math.min(upset, 3),
        Math.min(positive, 2),
        asks);
  }
}
