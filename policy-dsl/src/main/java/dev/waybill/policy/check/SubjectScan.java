// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import java.util.HashSet;
import java.util.Set;

/** Finds out from its text whether an item speaks of {@code subject}, itself or through terms. */
final class SubjectScan {

  private final Set<String> words = new HashSet<>();
  private String searched = "";
  private int searchedFrom;
  private int next;

  SubjectScan(Names names) {
    words.add("subject");
    int before;
    do {
      before = words.size();
      for (Item.Term term : names.terms.values()) {
        if (!words.contains(term.name().name()) && in(term.meaning().span())) {
          words.add(term.name().name());
        }
      }
    } while (words.size() > before);
  }

  boolean in(Span span) {
    String text = span.source().text();
    if (words.size() == 1 && next(text, span.start()) >= span.end()) {
      return false;
    }
    boolean quoted = false;
    boolean braces = false;
    int at = span.start();
    while (at < span.end()) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
        braces = false;
      } else if (quoted && (c == '{' || c == '}')) {
        braces = c == '{';
      } else if (c == '#' && !quoted) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? span.end() : end;
      } else if (isName(c)) {
        int end = at;
        while (end < span.end() && isName(text.charAt(end))) {
          end++;
        }
        boolean first = at == 0 || text.charAt(at - 1) != '.';
        if ((!quoted || braces) && first && words.contains(text.substring(at, end))) {
          return true;
        }
        at = end - 1;
      }
      at++;
    }
    return false;
  }

  /** The next place of the word itself, looked for once between two of its places. */
  private int next(String text, int start) {
    if (!text.equals(searched) || start < searchedFrom || start > next) {
      int found = text.indexOf("subject", start);
      searched = text;
      searchedFrom = start;
      next = found < 0 ? Integer.MAX_VALUE : found;
    }
    return next;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
