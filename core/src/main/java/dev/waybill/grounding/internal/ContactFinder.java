// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds web addresses, e-mail addresses and telephone numbers. */
final class ContactFinder implements Finder {

  private static final Pattern CONTACT =
      Pattern.compile(
          "(?<![\\w@.])(?:https?://|www\\.)[^\\s<>\"'()\\[\\]]{1,300}"
              + "|(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}"
              + "|(?<![\\w+#-])\\+\\d[\\d ()/.-]{6,18}\\d(?![\\w-])"
              + "|(?<![\\w+#-])\\(?\\d{3}\\)?[ -]\\d{3}[ -]\\d{4}(?![\\w-])"
              + "|(?<![\\w+#-])1-\\d{3}-\\d{3}-\\d{4}(?![\\w-])",
          Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    Matcher matcher = CONTACT.matcher(draft.text());
    while (matcher.find()) {
      int end = matcher.end();
      while (end > matcher.start() && ".,;:!?*_`".indexOf(draft.text().charAt(end - 1)) >= 0) {
        end--;
      }
      String text = draft.text().substring(matcher.start(), end);
      found.value(ClaimKind.CONTACT, matcher.start(), end, new Term(Term.Kind.TEXT, text));
    }
  }
}
