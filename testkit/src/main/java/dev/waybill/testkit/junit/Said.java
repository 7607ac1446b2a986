// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.grounding.Setting;
import dev.waybill.intent.LanguageGuess;
import dev.waybill.language.Phrases;
import dev.waybill.testkit.shop.RecordedActs;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a customer wrote, what the agent sent, and what was done.
 *
 * @param message what the customer wrote
 * @param reply what was sent
 * @param setting for whom, where and when the reply was written
 * @param writes what was done from this message until the next, by the agent or its host, oldest
 *     first
 */
public record Said(
    CustomerMessage message, Reply reply, Setting setting, List<RecordedActs.Write> writes) {

  public Said {
    requireNonNull(message, "message");
    requireNonNull(reply, "reply");
    requireNonNull(setting, "setting");
    writes = List.copyOf(writes);
  }

  /**
   * For whom, where and when an agent writes its reply to a message: the customer's own language
   * where it is plain from the words and the agent speaks it, and the customer's zone or, if none
   * is known, the shop's.
   *
   * @param message the message
   * @param shopZone the agent's shop zone
   * @param clock the agent's clock, now
   */
  public static Setting settingOf(CustomerMessage message, ZoneId shopZone, Clock clock) {
    ZoneId zone = message.identity().zone();
    return new Setting(locale(message), zone == null ? shopZone : zone, clock.instant());
  }

  private static Locale locale(CustomerMessage message) {
    String country = message.locale().getCountry();
    return LanguageGuess.of(message.text())
        .map(Locale::getLanguage)
        .filter(language -> !language.equals(message.locale().getLanguage()))
        .map(language -> new Locale.Builder().setLanguage(language).setRegion(country).build())
        .filter(locale -> Phrases.of(locale).language().equals(locale.getLanguage()))
        .orElse(message.locale());
  }
}
