// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import java.util.Locale;
import java.util.Set;

/** What is a plain yes, and what a plain no. */
public final class Assent {
  private static final Set<String> YES = Set.of("yes", "yep", "yes please", "ok", "ja", "tak");
  private static final Set<String> NO = Set.of("no", "no thanks", "nein", "nein danke", "nie");

  private Assent() {}

  /** Whether the text is a plain yes. */
  public static boolean isYes(String text) {
    return YES.contains(plain(text));
  }

  /** Whether the text is a plain no. */
  public static boolean isNo(String text) {
    return NO.contains(plain(text));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[.,!\\s]+", " ").strip();
  }
}
