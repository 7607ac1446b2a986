// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.grounding.Span;
import dev.waybill.intent.Entities;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.Mention;
import dev.waybill.intent.internal.SecretScan;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Takes out of a text what no reply needs: e-mail addresses, telephone and card numbers. */
public final class Contacts {

  private static final EntityExtractor EXTRACTOR = new EntityExtractor();

  private Contacts() {}

  /** A text without contacts and secrets. */
  public static String masked(String text) {
    String screened = SecretScan.masked(text);
    return masked(screened, EXTRACTOR.extract(screened));
  }

  /**
   * A text without contacts.
   *
   * @param text the text
   * @param entities what was found in it
   */
  public static String masked(String text, Entities entities) {
    Map<Span, String> masks = new TreeMap<>(Comparator.comparingInt(Span::start).reversed());
    for (Mention email : entities.emails()) {
      masks.put(email.span(), "[e-mail address]");
    }
    for (Mention phone : entities.phones()) {
      masks.put(phone.span(), "[phone number]");
    }
    for (Span card : entities.cardNumbers()) {
      masks.put(card, "[card number]");
    }
    StringBuilder masked = new StringBuilder(text);
    masks.forEach((span, mask) -> masked.replace(span.start(), span.end(), mask));
    return masked.toString();
  }
}
