// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds order numbers, tracking numbers and other identifiers; what is left with digits in it. */
final class NumberFinder implements Finder {

  private static final Pattern CODE =
      Pattern.compile("(?<![\\p{L}\\d_])#?[\\p{L}\\d_]{1,64}(?:[-_][\\p{L}\\d_]{1,64}){0,6}");
  private static final Pattern UPS = Pattern.compile("1Z[0-9A-Za-z]{16}");
  private static final Pattern ORDINAL =
      Pattern.compile("\\d{1,3}(?:st|nd|rd|th|er|re|e|è|ème|eme|ª|º|वीं|वें|वां)");
  private static final Map<String, String> WORDS =
      LanguageWords.labels(LanguageWords.all("identifiers"));
  private static final int LOOK_BACK = 5;

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    String text = draft.text();
    int digit = nextDigit(text, 0);
    if (digit == text.length()) {
      return;
    }
    Matcher m = CODE.matcher(text).useTransparentBounds(true);
    while (digit < text.length()) {
      int start = digit;
      int end = digit;
      while (start > 0 && isOfACode(text.charAt(start - 1))) {
        start--;
      }
      while (end < text.length() && isOfACode(text.charAt(end))) {
        end++;
      }
      for (m.region(start, end); m.find(); ) {
        add(draft, m.group(), m.start(), m.end(), found);
      }
      digit = nextDigit(text, end);
    }
  }

  private static void add(Draft draft, String code, int start, int end, Found found) {
    if (isIdentifier(code)
        && found.isFree(start, end)
        && !(looksLikeAnOrder(draft, code, start) && isExample(draft, start))) {
      ClaimKind kind = kind(draft, code, start);
      found.value(kind, start, end, new Term(termKind(kind), code));
    }
  }

  private static int nextDigit(String text, int from) {
    int i = from;
    while (i < text.length() && !Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether a character can be a part of a code. */
  private static boolean isOfACode(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '-'
        || c == '#'
        || Character.isSurrogate(c);
  }

  private static boolean isIdentifier(String code) {
    long digits = code.chars().filter(Character::isDigit).count();
    boolean letters = code.chars().anyMatch(Character::isLetter);
    if (digits == 0 || ORDINAL.matcher(code).matches()) {
      return false;
    }
    return code.startsWith("#") ? code.length() > 2 : digits >= 3 || letters;
  }

  private static boolean looksLikeAnOrder(Draft draft, String code, int start) {
    Sentence sentence = draft.sentenceAt(start);
    return code.startsWith("#")
        || draft.tokens().subList(sentence.from(), sentence.to()).stream()
            .anyMatch(t -> means(t.norm(), "ORDER") || means(t.norm(), "TRACKING"));
  }

  /** A number that shows how numbers look says nothing: {@code for example #1001}. */
  private static boolean isExample(Draft draft, int start) {
    List<String> before = wordsBefore(draft, start, 4);
    return before.stream().anyMatch(word -> means(word, "EXAMPLE"))
        || String.join(" ", before).endsWith("look like")
        || draft.text().substring(Math.max(0, start - 8), start).contains("e.g.");
  }

  private static ClaimKind kind(Draft draft, String code, int start) {
    if (UPS.matcher(code).matches()) {
      return ClaimKind.TRACKING_NUMBER;
    }
    if (code.startsWith("#")) {
      return ClaimKind.ORDER_NUMBER;
    }
    List<String> before = wordsBefore(draft, start, LOOK_BACK);
    for (int i = before.size() - 1; i >= 0; i--) {
      if (means(before.get(i), "TRACKING") && code.length() >= 6) {
        return ClaimKind.TRACKING_NUMBER;
      }
      boolean beside =
          before.size() - 1 - i <= (before.stream().anyMatch(w -> means(w, "NUMBER")) ? 3 : 1);
      if (beside && means(before.get(i), "ORDER")) {
        return ClaimKind.ORDER_NUMBER;
      }
      if (means(before.get(i), "ITEM")) {
        return ClaimKind.IDENTIFIER;
      }
    }
    return ClaimKind.IDENTIFIER;
  }

  private static boolean means(String word, String label) {
    return label.equals(WORDS.get(word));
  }

  private static List<String> wordsBefore(Draft draft, int start, int count) {
    int index = draft.tokenAt(start);
    int from = draft.sentences().isEmpty() ? 0 : draft.sentenceAt(start).from();
    return draft.tokens().subList(Math.max(Math.min(from, index), index - count), index).stream()
        .map(Token::norm)
        .toList();
  }

  private static Term.Kind termKind(ClaimKind kind) {
    return switch (kind) {
      case ORDER_NUMBER -> Term.Kind.ORDER_NUMBER;
      case TRACKING_NUMBER -> Term.Kind.TRACKING_NUMBER;
      default -> Term.Kind.IDENTIFIER;
    };
  }
}
