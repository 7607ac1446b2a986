// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.commerce.OrderLine;
import dev.waybill.intent.internal.LineWords.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the phrases of a text that point at lines of an order, and what they mean together. */
public final class LinePointing {

  /** One phrase: the lines that share the most words with it, and whether they are meant. */
  private record Pointer(BitSet lines, boolean meant, int end) {}

  private final List<OrderLine> lines;
  private final List<LineTitle> titles;

  /** Pointing at these lines. */
  public LinePointing(List<OrderLine> lines) {
    this.lines = List.copyOf(lines);
    titles = this.lines.stream().map(LineTitle::of).toList();
  }

  /** The lines that a text means, in their order. */
  public List<OrderLine> at(String text) {
    List<Pointer> pointers = new ArrayList<>();
    boolean everything = false;
    boolean both = false;
    for (List<String> sentence : Words.sentences(text)) {
      pointers.addAll(pointers(sentence));
      everything |= sentence.stream().anyMatch(word -> LineWords.is(Role.EVERYTHING, word));
      both |= sentence.stream().anyMatch(word -> LineWords.is(Role.BOTH, word));
    }
    BitSet meant = meant(pointers, everything);
    if (pointers.isEmpty() && both && lines.size() == 2) {
      return lines;
    }
    return meant.stream().mapToObj(lines::get).toList();
  }

  private BitSet meant(List<Pointer> pointers, boolean everything) {
    BitSet meant = new BitSet();
    BitSet excluded = new BitSet();
    for (Pointer pointer : pointers) {
      if (!pointer.meant()) {
        excluded.or(pointer.lines());
      } else if (pointers.stream().noneMatch(other -> isNarrower(other, pointer))) {
        meant.or(pointer.lines());
      }
    }
    if (meant.isEmpty() && everything && !excluded.isEmpty()) {
      meant.set(0, lines.size());
    }
    meant.andNot(excluded);
    return meant;
  }

  /** "The jacket, the blue one": what is said last, of some of the same lines, says it better. */
  private static boolean isNarrower(Pointer other, Pointer pointer) {
    BitSet shared = (BitSet) other.lines().clone();
    shared.and(pointer.lines());
    return other.meant()
        && shared.equals(other.lines())
        && other.lines().cardinality() < pointer.lines().cardinality();
  }

  private List<Pointer> pointers(List<String> sentence) {
    List<Pointer> found = new ArrayList<>();
    int at = 0;
    while (at < sentence.size()) {
      int end = endOfPhrase(sentence, at);
      if (end > at) {
        Pointer before = found.isEmpty() ? null : found.get(found.size() - 1);
        found.add(pointer(sentence, at, end, before));
      }
      at = Math.max(at + 1, end);
    }
    return found;
  }

  /** Where a phrase that starts at a place ends, or the place itself if none starts there. */
  private int endOfPhrase(List<String> sentence, int start) {
    int unit = LineTitle.skuAt(titles, sentence, start);
    if (unit > 0) {
      return start + unit;
    }
    if (!names(sentence, start)) {
      return start;
    }
    boolean strong = stands(sentence, start);
    int end = start + 1;
    int next = end;
    while (next < sentence.size()) {
      String word = sentence.get(next);
      if (names(sentence, next)) {
        strong |= stands(sentence, next);
        end = ++next;
      } else if (LineWords.is(Role.LINK, word) || LineWords.is(Role.SIZE, word)) {
        next++;
      } else {
        break;
      }
    }
    return strong ? end : start;
  }

  private boolean names(List<String> sentence, int at) {
    return titles.stream().anyMatch(title -> title.has(sentence.get(at), isNoun(sentence, at)));
  }

  /** Whether a word that names a line does so on its own: "jacket" does, "the", "42" do not. */
  private static boolean stands(List<String> sentence, int at) {
    String word = sentence.get(at);
    if (word.length() == 1 || word.chars().allMatch(Character::isDigit)) {
      return at > 0 && LineWords.is(Role.SIZE, sentence.get(at - 1));
    }
    return !VagueText.isVague(word)
        && (isNoun(sentence, at) || !FunctionWords.isFunctionWord(word));
  }

  private static boolean isNoun(List<String> sentence, int at) {
    return at > 0 && LineWords.is(Role.DETERMINER, sentence.get(at - 1));
  }

  private Pointer pointer(List<String> sentence, int start, int end, @Nullable Pointer before) {
    int most = 0;
    BitSet best = new BitSet();
    for (int line = 0; line < titles.size(); line++) {
      int shared = titles.get(line).shared(sentence, start, end);
      if (shared > most) {
        most = shared;
        best.clear();
      }
      if (shared == most && shared > 0) {
        best.set(line);
      }
    }
    return new Pointer(best, isMeant(sentence, start, end, before), end);
  }

  private static boolean isMeant(
      List<String> sentence, int start, int end, @Nullable Pointer before) {
    if (end < sentence.size() && LineWords.is(Role.NOT_AFTER, sentence.get(end))) {
      return false;
    }
    int at = start - 1;
    while (at >= 0 && isGap(sentence.get(at))) {
      at--;
    }
    int previous = before == null ? -1 : before.end();
    if (before != null && at >= previous && at == start(sentence, previous)) {
      boolean listed =
          LineWords.is(Role.OR, sentence.get(at)) || LineWords.is(Role.AND, sentence.get(at));
      if (listed) {
        return before.meant();
      }
    }
    if (at < previous) {
      return true;
    }
    return at < 0 || !excludes(sentence, at);
  }

  private static int start(List<String> sentence, int from) {
    int at = from;
    while (at < sentence.size() && isGap(sentence.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean isGap(String word) {
    boolean negates = LineWords.is(Role.NOT, word) || LineWords.is(Role.EXCEPT, word);
    return !negates
        && !LineWords.is(Role.INSTEAD, word)
        && (LineWords.is(Role.DETERMINER, word) || LineWords.is(Role.LINK, word));
  }

  private static boolean excludes(List<String> sentence, int at) {
    String word = sentence.get(at);
    boolean allBut =
        LineWords.is(Role.BUT, word)
            && at > 0
            && LineWords.is(Role.EVERYTHING, sentence.get(at - 1));
    return allBut
        || LineWords.is(Role.NOT, word)
        || LineWords.is(Role.EXCEPT, word)
        || LineWords.is(Role.INSTEAD, word)
        || LineWords.is(Role.KEEP, word);
  }
}
