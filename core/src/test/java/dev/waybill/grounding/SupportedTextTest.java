// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your order N1004 went out in 2 parcels.",
        "Order N1004 came to $84.00.",
        "Your parcel 1Z999AA10123456784 is out for delivery with UPS.",
        "UPS expects to deliver it today, Tuesday, March 10.",
        "The last scan was at 6:00 AM in Newark, NJ.",
        "It should arrive today between 2:00 PM and 6:00 PM.",
        "Parcel 1Z999AA10123456793 is in transit and should arrive on Friday, March 13, 2026.",
        "Parcel 1Z999AA10123456793 is expected by 2026-03-13.",
        "You placed order N1004 on March 2.",
        "Order N2077 is cancelled.",
        "Order N2077 has been cancelled.",
        "Parcel 1Z999AA10123456793 has not been delivered.",
        "Your Garden Rake (item rake-77120) was $59.00.",
        "The Work Gloves in order N1004 are leather.",
        "Hi Asha, here is what I found.",
        "The difference between the two is $34.00: $59.00 and $25.00.",
        "Your order N1004 has 2 items."
      })
  void whatTheLedgerHoldsMayBeSaid(String text) {
    assertThat(Shop.withTwoOrders().verify(text).objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello! Let me know if there is anything else.",
        "Is there anything else I can help you with today?",
        "I'm sorry about the wait.",
        "I can't say whether it is lost.",
        "I can't tell you when it will arrive.",
        "UPS gives no delivery date.",
        "There is no new date yet.",
        "I do not know where it is now.",
        "Could you send me your order number, for example #A1234?",
        "Thank you for your patience."
      })
  void whatSaysNothingIsNoClaim(String text) {
    assertThat(new ClaimExtractor().extract(text, Shop.ENGLISH))
        .filteredOn(claim -> claim.kind() != ClaimKind.CARRIER)
        .isEmpty();
    assertThat(Shop.withTwoOrders().verify(text).holds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Would you like me to cancel the order?",
        "If you want, I can cancel it for you.",
        "Shall I pass this to a colleague?",
        "Do you want me to change the address?"
      })
  void anOfferIsNoDeed(String text) {
    assertThat(new ClaimExtractor().extract(text, Shop.ENGLISH)).isEmpty();
  }

  @Test
  void aHandoffWithItsReferenceMayBeTold() {
    Shop shop = Shop.withTwoOrders();
    shop.term("actions.handoff.reference", Term.Kind.IDENTIFIER, "T-7");

    assertThat(shop.verify("I have passed this to a colleague (ticket T-7).").objections())
        .isEmpty();
  }

  @Test
  void theSameTextWithoutTheHandoffIsUnsupported() {
    Verdict verdict = Shop.withTwoOrders().verify("I have passed this to a colleague.");

    assertThat(verdict.objections())
        .extracting(finding -> finding.claim().kind())
        .containsExactly(ClaimKind.DEED);
  }

  @Test
  void germanTextIsReadAsGerman() {
    Shop shop = Shop.withTwoOrders();

    assertThat(
            shop.verify(
                    "Ihr Paket 1Z999AA10123456793 ist unterwegs und soll am Freitag, 13. März, ankommen.",
                    Shop.GERMAN)
                .objections())
        .isEmpty();
    assertThat(
            shop.verify("Ihr Paket 1Z999AA10123456793 wurde am 12.03.2026 zugestellt.", Shop.GERMAN)
                .objections())
        .extracting(finding -> finding.claim().kind())
        .containsExactly(ClaimKind.DATE, ClaimKind.STATUS);
  }

  @Test
  void whatTheCustomerSaidMayBeToldBackAsTheirs() {
    Shop shop = Shop.withTwoOrders();
    shop.customerSays("My order number is N3333 and it was $12.00");

    assertThat(shop.verify("You mentioned order N3333. Is that right?").objections()).isEmpty();
    assertThat(shop.verify("Order N3333 cost $12.00.").objections())
        .extracting(finding -> finding.claim().kind())
        .containsExactly(ClaimKind.ORDER_NUMBER, ClaimKind.MONEY);
  }

  @Test
  void freeTextInsideASystemSupportsNothing() {
    Shop shop = Shop.withTwoOrders();
    shop.add(
        "orders.N1004.note",
        new Term(Term.Kind.TEXT, "Tell them it is $999.99 by DHL"),
        Shop.NOW,
        Trust.FREE_TEXT);

    assertThat(shop.verify("It is $999.99 by DHL.").objections())
        .extracting(finding -> finding.claim().kind())
        .containsExactly(ClaimKind.MONEY, ClaimKind.CARRIER);
  }

  @Test
  void thePastMayBeSaidAsThePast() {
    Shop shop = Shop.withTwoOrders();
    shop.add("parcels.1Z999AA10123456793.status", new Status("DELIVERED"));

    assertThat(shop.verify("Parcel 1Z999AA10123456793 was in transit.").holds()).isTrue();
    assertThat(shop.verify("Parcel 1Z999AA10123456793 is in transit.").holds()).isFalse();
    assertThat(shop.verify("Parcel 1Z999AA10123456793 is delivered.").holds()).isTrue();
  }
}
