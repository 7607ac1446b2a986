// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.grounding.Setting;
import dev.waybill.intent.internal.DateScan;
import dev.waybill.intent.internal.EntityScan;
import java.util.List;
import java.util.Locale;

/**
 * Finds order numbers, tracking numbers, e-mail addresses, postal codes, telephone numbers and card
 * numbers in a message.
 *
 * <ul>
 *   <li>An order number follows a word for an order or a number sign ({@code order 99}, {@code
 *       #1001}), or has a shape of its own: one of the merchant's prefixes and digits or, where the
 *       merchant named none, one to five letters and four or more digits ({@code N1001}, {@code
 *       ORD-2024-0001}).
 *   <li>A tracking number is a UPS 1Z number or a UPU S10 identifier with the right check digit, or
 *       a long number after a word for tracking or the name of a carrier.
 *   <li>A postal code follows a word for it, or an e-mail address in a list.
 *   <li>A number of 13 to 19 digits that passes the Luhn check (ISO/IEC 7812-1) may be a card's and
 *       is never returned as anything else.
 * </ul>
 *
 * <p>Time is linear in the text's length. Deterministic, safe for use by many threads, never throws
 * on any text.
 */
public final class EntityExtractor {

  private final List<String> orderPrefixes;

  /** An extractor that knows the common shapes of order numbers. */
  public EntityExtractor() {
    this(List.of());
  }

  /**
   * An extractor for a merchant whose order numbers begin with one of these prefixes, for example
   * {@code W} or {@code ORD-}; upper and lower case are the same.
   *
   * @param orderPrefixes the prefixes; if empty, the common shapes
   * @throws IllegalArgumentException if a prefix is blank
   */
  public EntityExtractor(List<String> orderPrefixes) {
    if (orderPrefixes.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a prefix of order numbers must not be blank");
    }
    this.orderPrefixes =
        orderPrefixes.stream().map(prefix -> prefix.strip().toUpperCase(Locale.ROOT)).toList();
  }

  /**
   * What a message names.
   *
   * @param text any text; the spans of the result refer to it
   */
  public Entities extract(String text) {
    return new EntityScan(text, orderPrefixes).entities();
  }

  /**
   * What a message names, with what means something only for somebody, somewhere, on some day:
   * "tomorrow", "by Friday", "11/12".
   *
   * @param text any text; the spans of the result refer to it
   * @param setting for whom, where and when
   */
  public Entities extract(String text, Setting setting) {
    Entities plain = extract(text);
    return new Entities(
        plain.orderNumbers(),
        plain.trackingNumbers(),
        plain.emails(),
        plain.postalCodes(),
        plain.phones(),
        plain.cardNumbers(),
        DateScan.of(text, setting));
  }
}
