// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.grounding.Setting;
import dev.waybill.grounding.internal.AmountsSaid;
import dev.waybill.intent.internal.DateScan;
import dev.waybill.intent.internal.EntityScan;
import dev.waybill.intent.internal.NameScan;
import dev.waybill.intent.internal.OrderShapes;
import dev.waybill.intent.internal.QuantityScan;
import dev.waybill.intent.internal.ValueSigns;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds order numbers, tracking numbers, e-mail addresses, postal codes, telephone numbers and card
 * numbers in a message; and, given a setting, days, amounts, quantities, names and serial numbers.
 *
 * <ul>
 *   <li>An order number follows a word for an order or a number sign ({@code order 99}, {@code
 *       #1001}), or has a shape of its own: one of the merchant's or, where the merchant named
 *       none, one to five letters and four or more digits ({@code N1001}, {@code ORD-2024-0001}).
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

  private final OrderShapes shapes;

  /** An extractor that knows the common shapes of order numbers. */
  public EntityExtractor() {
    this(List.of());
  }

  /**
   * An extractor for a merchant's own order numbers. In a shape, {@code #} is one digit, {@code @}
   * one letter and {@code *} any more digits: {@code W#*}, {@code ORD-####-####}, {@code #######}.
   * Upper and lower case are the same.
   *
   * @param orderShapes the shapes; if empty, the common ones
   * @throws IllegalArgumentException if a shape has no digit
   */
  public EntityExtractor(List<String> orderShapes) {
    this.shapes = OrderShapes.of(orderShapes);
  }

  /**
   * What a message names.
   *
   * @param text any text; the spans of the result refer to it
   */
  public Entities extract(String text) {
    return new EntityScan(text, shapes).entities();
  }

  /**
   * What a message names, with what means something only for somebody, somewhere, on some day:
   * "tomorrow", "by Friday", "11/12", "1.234,56 €".
   *
   * @param text any text; the spans of the result refer to it
   * @param setting for whom, where and when
   */
  public Entities extract(String text, Setting setting) {
    Entities plain = extract(text);
    ValueSigns signs = ValueSigns.of(text);
    List<DateMention> dates = signs.day() ? DateScan.of(text, setting) : List.of();
    List<AmountMention> amounts = signs.amount() ? amounts(text, setting) : List.of();
    List<Mention> serials = signs.serial() ? NameScan.serials(text) : List.of();
    BitSet taken = new BitSet();
    Stream.of(
            plain.orderNumbers().stream().map(Mention::span),
            plain.trackingNumbers().stream().map(Mention::span),
            plain.postalCodes().stream().map(Mention::span),
            plain.phones().stream().map(Mention::span),
            plain.cardNumbers().stream(),
            serials.stream().map(Mention::span),
            dates.stream().map(DateMention::span),
            amounts.stream().map(AmountMention::span))
        .flatMap(spans -> spans)
        .forEach(span -> taken.set(span.start(), span.end()));
    return new Entities(
        plain.orderNumbers(),
        plain.trackingNumbers(),
        plain.emails(),
        plain.postalCodes(),
        plain.phones(),
        plain.cardNumbers(),
        dates,
        amounts,
        signs.quantity() ? QuantityScan.of(text, taken) : List.of(),
        signs.name() ? NameScan.names(text) : List.of(),
        serials);
  }

  private static List<AmountMention> amounts(String text, Setting setting) {
    return AmountsSaid.in(text, setting).stream()
        .map(said -> new AmountMention(said.amount(), said.currency(), said.span()))
        .toList();
  }
}
