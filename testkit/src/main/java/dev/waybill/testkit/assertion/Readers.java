// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Setting;
import dev.waybill.intent.LanguageGuess;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * For whom a reply may have been written, where nobody says: read now by the newest evidence, in
 * the language of its words, in UTC, in a zone the evidence names or, if an instant was said, in
 * any zone with a whole offset.
 */
final class Readers {

  private Readers() {}

  static List<Setting> of(Reply reply) {
    List<Evidence> evidence = reply.trace().evidence();
    Instant now =
        evidence.stream()
            .map(Evidence::observedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    List<Setting> readers = new ArrayList<>();
    for (ZoneId zone : zones(evidence)) {
      locales(reply.text()).forEach(locale -> readers.add(new Setting(locale, zone, now)));
    }
    return readers;
  }

  private static List<Locale> locales(String text) {
    String language = LanguageGuess.of(text).map(Locale::getLanguage).orElse("en");
    return language.equals("en")
        ? List.of(Locale.US, Locale.UK)
        : List.of(Locale.forLanguageTag(language), Locale.US, Locale.UK);
  }

  private static Set<ZoneId> zones(List<Evidence> evidence) {
    Set<ZoneId> zones = new LinkedHashSet<>();
    zones.add(ZoneOffset.UTC);
    boolean hasInstants = false;
    for (Evidence each : evidence) {
      FactValue value = each.value();
      if (value instanceof FactValue.Day day && day.zone() != null) {
        zones.add(day.zone());
      } else if (value instanceof FactValue.Window window && window.zone() != null) {
        zones.add(window.zone());
      } else if (value instanceof FactValue.Moment moment && moment.time().offset() != null) {
        zones.add(moment.time().offset());
      }
      hasInstants |= value instanceof FactValue.Point;
    }
    for (int hours = -12; hasInstants && hours <= 14; hours++) {
      zones.add(ZoneOffset.ofHours(hours));
    }
    return zones;
  }
}
