// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.grounding.Span;
import java.util.List;

/**
 * What a message names, each kind in the order of the text.
 *
 * @param orderNumbers what looks like an order number
 * @param trackingNumbers what looks like a tracking number
 * @param emails e-mail addresses
 * @param postalCodes postal codes
 * @param phones telephone numbers
 * @param cardNumbers where numbers stand that may be of payment cards; the numbers themselves are
 *     not kept, so that a screen can mask them and nothing can log them
 * @param dates days, and what they are to the customer
 * @param amounts amounts of money
 * @param quantities how many of something
 * @param names how people introduce themselves
 * @param serialNumbers serial numbers, behind a word for them
 */
public record Entities(
    List<Mention> orderNumbers,
    List<Mention> trackingNumbers,
    List<Mention> emails,
    List<Mention> postalCodes,
    List<Mention> phones,
    List<Span> cardNumbers,
    List<DateMention> dates,
    List<AmountMention> amounts,
    List<QuantityMention> quantities,
    List<Mention> names,
    List<Mention> serialNumbers) {

  /** Numbers and addresses only. */
  public Entities(
      List<Mention> orderNumbers,
      List<Mention> trackingNumbers,
      List<Mention> emails,
      List<Mention> postalCodes,
      List<Mention> phones,
      List<Span> cardNumbers) {
    this(
        orderNumbers,
        trackingNumbers,
        emails,
        postalCodes,
        phones,
        cardNumbers,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public Entities {
    orderNumbers = List.copyOf(orderNumbers);
    trackingNumbers = List.copyOf(trackingNumbers);
    emails = List.copyOf(emails);
    postalCodes = List.copyOf(postalCodes);
    phones = List.copyOf(phones);
    cardNumbers = List.copyOf(cardNumbers);
    dates = List.copyOf(dates);
    amounts = List.copyOf(amounts);
    quantities = List.copyOf(quantities);
    names = List.copyOf(names);
    serialNumbers = List.copyOf(serialNumbers);
  }

  /** The same, with these order numbers and no others. */
  public Entities withOrders(List<Mention> orders) {
    return new Entities(
        orders,
        trackingNumbers,
        emails,
        postalCodes,
        phones,
        cardNumbers,
        dates,
        amounts,
        quantities,
        names,
        serialNumbers);
  }
}
