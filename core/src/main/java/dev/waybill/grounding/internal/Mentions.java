// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a text names things by their titles, or by the last word of a title alone: "the stove". */
final class Mentions {

  /**
   * One of them.
   *
   * @param title the title held, as words
   * @param start the position of its first character
   */
  record Mention(String title, int start) {}

  private Mentions() {}

  /** The titles named between two positions, in order. */
  static List<Mention> in(Span span, Reading reading) {
    List<Token> tokens = reading.draft().tokens();
    int to = reading.draft().tokenAt(span.end());
    List<Mention> found = new ArrayList<>();
    int i = reading.draft().tokenAt(span.start());
    while (i < to) {
      String title = reading.things().namedAt(tokens, i, to);
      if (title == null) {
        i++;
      } else {
        found.add(new Mention(title, tokens.get(i).start()));
        i += tokens.get(i).norm().equals(firstWord(title)) ? words(title) : 1;
      }
    }
    return found;
  }

  /** The different titles named between two positions. */
  static Set<String> titles(Span span, Reading reading) {
    Set<String> titles = new LinkedHashSet<>();
    in(span, reading).forEach(mention -> titles.add(mention.title()));
    return titles;
  }

  private static String firstWord(String title) {
    int blank = title.indexOf(' ');
    return blank < 0 ? title : title.substring(0, blank);
  }

  private static int words(String title) {
    return (int) title.chars().filter(c -> c == ' ').count() + 1;
  }
}
