// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
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

  /** Where anything but an e-mail address can begin. */
  private static final Starts STARTS = Starts.at(List.of("http", "www")).orNumbers().orSigns("+(");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    String text = draft.text();
    if (text.indexOf('@') < 0) {
      STARTS.find(CONTACT, draft, m -> add(text, m, found));
      return;
    }
    for (Matcher m = CONTACT.matcher(text); m.find(); ) {
      add(text, m, found);
    }
  }

  private static void add(String text, Matcher m, Found found) {
    int end = m.end();
    while (end > m.start() && ".,;:!?*_`".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    Term contact = new Term(Term.Kind.TEXT, text.substring(m.start(), end));
    found.value(ClaimKind.CONTACT, m.start(), end, contact);
  }
}
