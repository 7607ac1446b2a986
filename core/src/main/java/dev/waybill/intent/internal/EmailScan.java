// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses, whole or not at all. */
final class EmailScan {

  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  private EmailScan() {}

  /** The stretches of the text that are e-mail addresses, in order. */
  static List<Span> emails(String text) {
    List<Span> emails = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && at - start <= LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && end - at <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
        end++;
      }
      boolean another = end < text.length() && text.charAt(end) == '@';
      while (start < at && isQuote(text.charAt(start))) {
        start++;
      }
      end = endOfDomain(text, at + 1, end);
      if (!another
          && at - start <= LONGEST_LOCAL
          && isLocalPart(text.substring(start, at))
          && (start == 0 || text.charAt(start - 1) != '@')
          && isDomainName(text.substring(at + 1, end))) {
        emails.add(new Span(start, end));
      }
    }
    return emails;
  }

  /** Leaves out the full stop of a sentence, and a next sentence stuck to it: "a@b.com.Please". */
  private static int endOfDomain(String text, int start, int end) {
    int last = end;
    while (last > start && (text.charAt(last - 1) == '.' || text.charAt(last - 1) == '-')) {
      last--;
    }
    String domain = text.substring(start, last);
    int dot = domain.lastIndexOf('.');
    if (dot > 0
        && domain.indexOf('.') < dot
        && dot + 2 < domain.length()
        && Character.isUpperCase(domain.charAt(dot + 1))
        && Character.isLowerCase(domain.charAt(dot + 2))
        && domain.substring(0, dot).chars().noneMatch(Character::isUpperCase)) {
      return start + dot;
    }
    return last;
  }

  private static boolean isLocalPart(String local) {
    return !local.isEmpty()
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..");
  }

  private static boolean isDomainName(String domain) {
    String[] labels = domain.split("\\.", -1);
    for (String label : labels) {
      if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
    }
    String top = labels[labels.length - 1];
    return labels.length >= 2 && top.length() >= 2 && top.chars().allMatch(Character::isLetter);
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
  }

  private static boolean isQuote(char c) {
    return "!#$%&'*/=?^`{|}~".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
