// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Resources.LOCALE)
@ResourceLock(Resources.TIME_ZONE)
class SameEverywhereTest {

  private static final List<String> ZONES =
      List.of("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata");
  private static final List<String> LOCALES =
      List.of("en-US", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "hi-IN-u-nu-deva");

  private String here = "";

  @BeforeAll
  void playHere() {
    here = OpenShop.tour();
  }

  static Stream<Arguments> placesOnEarth() {
    return ZONES.stream()
        .flatMap(zone -> LOCALES.stream().map(locale -> Arguments.of(zone, locale)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("placesOnEarth")
  void theTourDoesNotDependOnTheJvmsZoneAndLocale(String zone, String locale) {
    TimeZone usualZone = TimeZone.getDefault();
    Locale usualLocale = Locale.getDefault();
    Locale usualDisplay = Locale.getDefault(Locale.Category.DISPLAY);
    Locale usualFormat = Locale.getDefault(Locale.Category.FORMAT);
    String there;
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      there = OpenShop.tour();
    } finally {
      TimeZone.setDefault(usualZone);
      Locale.setDefault(usualLocale);
      Locale.setDefault(Locale.Category.DISPLAY, usualDisplay);
      Locale.setDefault(Locale.Category.FORMAT, usualFormat);
    }
    assertThat(there).isEqualTo(here).contains("order N1001");
  }
}
