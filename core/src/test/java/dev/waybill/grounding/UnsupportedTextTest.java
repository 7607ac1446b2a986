// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.FactValue.Status;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnsupportedTextTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(ClaimKind.MONEY, "Order N1004 came to $85.00."),
        Arguments.of(ClaimKind.MONEY, "Order N1004 came to 84.00 EUR."),
        Arguments.of(ClaimKind.DATE, "It should arrive on Wednesday, March 11."),
        Arguments.of(ClaimKind.DATE, "It should arrive tomorrow."),
        Arguments.of(ClaimKind.DATE, "It should arrive on Monday, March 13."),
        Arguments.of(ClaimKind.DATE, "It should arrive on Thursday."),
        Arguments.of(ClaimKind.TIME, "The last scan was at 7:00 AM."),
        Arguments.of(ClaimKind.DURATION, "That takes 5 to 7 business days."),
        Arguments.of(ClaimKind.ORDER_NUMBER, "I found your order N1005."),
        Arguments.of(ClaimKind.TRACKING_NUMBER, "The tracking number is 1Z999AA10123456785."),
        Arguments.of(ClaimKind.IDENTIFIER, "I found item rake-77121 for you."),
        Arguments.of(ClaimKind.STATUS, "Parcel 1Z999AA10123456793 is delivered."),
        Arguments.of(ClaimKind.STATUS, "Parcel 1Z999AA10123456793 is lost."),
        Arguments.of(ClaimKind.STATUS, "Parcel 1Z999AA10123456784 is not out for delivery."),
        Arguments.of(ClaimKind.CARRIER, "FedEx has your parcel."),
        Arguments.of(ClaimKind.PLACE, "The last scan was in Chicago."),
        Arguments.of(ClaimKind.PLACE, "It arrived at the Memphis hub."),
        Arguments.of(ClaimKind.COUNT, "Your order N1004 went out in 3 parcels."),
        Arguments.of(ClaimKind.COUNT, "Your order N1004 has 5 items."),
        Arguments.of(ClaimKind.PERSON, "Hi Beatrice, here is what I found."),
        Arguments.of(ClaimKind.OPTION, "Your rake is teal."),
        Arguments.of(ClaimKind.PERCENTAGE, "It is 15% off."),
        Arguments.of(ClaimKind.CONTACT, "Write to help@shop.example for more."),
        Arguments.of(ClaimKind.CONTACT, "See https://shop.example/track for more."),
        Arguments.of(ClaimKind.PROMISE, "We'll keep you posted."),
        Arguments.of(ClaimKind.PROMISE, "You will receive an email about it."),
        Arguments.of(ClaimKind.PROMISE, "It also comes with a warranty."),
        Arguments.of(ClaimKind.PROMISE, "It will arrive on time, guaranteed."),
        Arguments.of(ClaimKind.PROMISE, "You get free shipping next time."),
        Arguments.of(ClaimKind.POLICY, "Rakes can be returned at any time."),
        Arguments.of(ClaimKind.POLICY, "Gloves are not refundable."),
        Arguments.of(ClaimKind.ADVICE, "The rake is dishwasher safe."),
        Arguments.of(ClaimKind.ADVICE, "You may wash it at any heat."),
        Arguments.of(ClaimKind.DEED, "I have refunded order N1004."),
        Arguments.of(ClaimKind.DEED, "Order N1004 has been cancelled."),
        Arguments.of(ClaimKind.DEED, "I've updated your address."),
        Arguments.of(ClaimKind.DEED, "Your request has been successfully processed."),
        Arguments.of(ClaimKind.DEED, "I have escalated this."),
        Arguments.of(ClaimKind.DEED, "I went ahead and cancelled N1004 for you."),
        Arguments.of(ClaimKind.DEED, "Everything has been taken care of."),
        Arguments.of(ClaimKind.DEED, "We have already shipped a replacement."),
        Arguments.of(ClaimKind.DEED, "Your refund is on its way."),
        Arguments.of(ClaimKind.PROMISE, "Your order will be fully refunded."),
        Arguments.of(ClaimKind.PROMISE, "I will make sure it gets there."),
        Arguments.of(ClaimKind.STATUS, "It was handed to your neighbor."),
        Arguments.of(ClaimKind.STATUS, "Parcel 1Z999AA10123456784 arrived this morning."),
        Arguments.of(ClaimKind.COUNT, "Your order N1004 went out in 1 parcel."),
        Arguments.of(ClaimKind.DEED, "Order N2077 has not been cancelled."));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatTheLedgerDoesNotHoldIsObjectedTo(ClaimKind kind, String text) {
    assertThat(Shop.withTwoOrders().verify(text).objections())
        .extracting(finding -> finding.claim().kind())
        .contains(kind);
  }

  static Stream<Arguments> swaps() {
    return Stream.of(
        Arguments.of("Your Garden Rake (item glove-55031) was $59.00."),
        Arguments.of("Your Garden Rake costs $25.00."),
        Arguments.of("The Lawn Mower in order N1004 is red."),
        Arguments.of("Order N2077 with the Garden Rake is cancelled."),
        Arguments.of("Order N1004 is cancelled."),
        Arguments.of("Parcel 1Z999AA10123456793 is out for delivery."),
        Arguments.of("Items: rake-77120 (leather), glove-55031 (green)."));
  }

  @ParameterizedTest
  @MethodSource("swaps")
  void trueValuesOfAnotherThingAreObjectedTo(String text) {
    assertThat(Shop.withTwoOrders().verify(text).holds()).isFalse();
  }

  @Test
  void anotherStateOfTheSubjectContradicts() {
    assertThat(Shop.withTwoOrders().verify("Parcel 1Z999AA10123456793 is delivered.").objections())
        .extracting(Finding::support)
        .containsExactly(Finding.Support.CONTRADICTED);
  }

  @Test
  void theReasonNamesTheDatesHeld() {
    Finding finding =
        Shop.withTwoOrders().verify("It should arrive on March 14, 2026.").objections().get(0);

    assertThat(finding.why())
        .isEqualTo(
            "the ledger has no date 2026-03-14; dates held: 2026-03-02, 2026-03-10, 2026-03-13");
  }

  @Test
  void aRefundIsPrematureUntilAnActionShowsIt() {
    Shop shop = Shop.withTwoOrders();
    assertThat(shop.verify("Order N1004 has been refunded.").holds()).isFalse();

    shop.add("actions.refund.status", new Status("FAILED"));
    assertThat(shop.verify("Order N1004 has been refunded.").holds()).isFalse();

    shop.add("actions.refund.status", new Status("SUCCEEDED"));
    assertThat(shop.verify("Order N1004 has been refunded.").objections()).isEmpty();
  }

  @Test
  void aPolicyMakesAPromiseAndADurationSayable() {
    Shop shop = Shop.withTwoOrders();
    String text = "Refunds take 5 to 7 business days.";
    assertThat(shop.verify(text).holds()).isFalse();

    shop.policy("A refund reaches the card in 5 to 7 business days.");
    assertThat(shop.verify(text).objections()).isEmpty();
    assertThat(shop.verify("Refunds take 1-2 business days.").holds()).isFalse();
  }

  @Test
  void aKindTheContractDoesNotNameIsUnsupportedWhateverTheEvidence() {
    Shop shop = Shop.withTwoOrders();
    GroundingContract statusOnly =
        new GroundingContract(
            "status only",
            java.util.Set.of(),
            java.util.List.of(),
            java.util.Set.of(ClaimKind.STATUS, ClaimKind.ORDER_NUMBER));

    Verdict verdict =
        new Verifier()
            .verify(
                Statement.uncited("Order N2077 is cancelled; it came to $1,499.00."),
                shop.ledger,
                statusOnly,
                Shop.ENGLISH);

    assertThat(verdict.objections())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.claim().kind()).isEqualTo(ClaimKind.MONEY);
              assertThat(finding.why()).contains("status only", "MONEY");
            });
  }

  @Test
  void everyKindOfClaimIsCovered() {
    assertThat(texts().map(a -> (ClaimKind) a.get()[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ClaimKind.values()));
  }
}
