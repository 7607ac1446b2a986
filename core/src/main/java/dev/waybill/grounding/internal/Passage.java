// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a text between two marks: what it cites, in order, and its words outside citations.
 *
 * @param text the stretch as it stands
 * @param paths the paths it cites, in order
 * @param words its other words, in lower case
 */
public record Passage(String text, List<String> paths, Set<String> words) {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*+");

  public Passage {
    paths = List.copyOf(paths);
    words = Set.copyOf(words);
  }

  /** The sentences of a text: between any two ends of sentences outside citations. */
  public static List<Passage> sentences(Statement statement) {
    return cut(statement, mark -> ".!?;\n".indexOf(mark) >= 0);
  }

  /** The sentences of a text, and the parts between smaller marks. */
  public static List<Passage> ofAnySize(Statement statement) {
    List<Passage> all = new ArrayList<>(cut(statement, mark -> ".!?\n".indexOf(mark) >= 0));
    all.addAll(sentences(statement));
    all.addAll(cut(statement, mark -> ".!?;:,()\n".indexOf(mark) >= 0));
    return all;
  }

  /** Whether these paths are among the cited ones, in the same order. */
  public boolean citesInOrder(List<String> wanted) {
    int next = 0;
    for (String path : paths) {
      if (next < wanted.size() && wanted.get(next).equals(path)) {
        next++;
      }
    }
    return next == wanted.size();
  }

  private static List<Passage> cut(Statement statement, IntPredicate isMark) {
    List<Passage> passages = new ArrayList<>();
    String text = statement.text();
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      boolean ends = at == text.length();
      if (ends || (isMark.test(text.charAt(at)) && isOutside(statement, at))) {
        Passage passage = passage(statement, from, at);
        if (!passage.words().isEmpty() || !passage.paths().isEmpty()) {
          passages.add(passage);
        }
        from = at + 1;
      }
    }
    return passages;
  }

  private static boolean isOutside(Statement statement, int at) {
    Span mark = new Span(at, at + 1);
    return statement.citations().stream().noneMatch(citation -> citation.span().overlaps(mark));
  }

  private static Passage passage(Statement statement, int from, int to) {
    StringBuilder own = new StringBuilder(statement.text().substring(from, to));
    List<String> paths = new ArrayList<>();
    for (Citation citation : statement.citations()) {
      if (from <= citation.span().start() && citation.span().end() <= to) {
        paths.add(citation.path());
        for (int i = citation.span().start(); i < citation.span().end(); i++) {
          own.setCharAt(i - from, ' ');
        }
      }
    }
    Set<String> words = new LinkedHashSet<>();
    Matcher word = WORD.matcher(own.toString().toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return new Passage(statement.text().substring(from, to).strip(), paths, words);
  }
}
