// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Runs something under another default zone and locale of the JVM, and restores them. */
final class OtherDefaults {

  /**
   * Far east and far west of everything; a locale whose i has no capital I, one with its own
   * digits, one with its own calendar.
   */
  private static final List<OtherDefaults> ALL =
      List.of(
          new OtherDefaults("Pacific/Kiritimati", "tr-TR"),
          new OtherDefaults("America/Los_Angeles", "ar-EG-u-nu-arab"),
          new OtherDefaults("Asia/Kolkata", "th-TH-u-ca-buddhist-nu-thai"));

  private final String zone;
  private final String locale;

  private OtherDefaults(String zone, String locale) {
    this.zone = zone;
    this.locale = locale;
  }

  /**
   * Runs it under each.
   *
   * @throws AssertionError if it fails under one, naming zone and locale
   */
  static void each(Runnable work) {
    ALL.forEach(defaults -> defaults.run(work));
  }

  private void run(Runnable work) {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      work.run();
    } catch (AssertionError e) {
      throw new AssertionError(
          "Nothing may depend on the JVM's default zone or locale, but with "
              + zone
              + " and "
              + locale
              + " this was wrong; name the zone (of the source), and Locale.ROOT: "
              + e.getMessage(),
          e);
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }
}
