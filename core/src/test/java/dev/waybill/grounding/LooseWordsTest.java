// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims in words that name no value: days without a date, bare participles, offers. */
class LooseWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE|You hold it in your hands this weekend.",
        "DATE|Look out for it early next week.",
        "DATE|It turns up within the next few days.",
        "DATE|Es liegt nächste Woche vor der Tür.",
        "DATE|Am Wochenende haben Sie es.",
        "DATE|ETA: 17/03.",
        "DATE|The delivery is set for the 17th.",
        "DATE|It is expected on the day after tomorrow.",
        "DATE|Vous l'aurez demain.",
        "TIME|The van is there at half past three.",
        "TIME|Be home at 5 o'clock.",
        "TIME|Der Bote klingelt um halb vier.",
        "DEED|Approved.",
        "DEED|Your request: granted.",
        "DEED|Genehmigt!",
        "DEED|I have called the driver.",
        "DEED|We have opened a trace for it.",
        "STATUS|It was given to you in person.",
        "STATUS|Parcel 1Z999AA10123456793 is still in our warehouse.",
        "STATUS|Es wurde Ihnen persönlich übergeben.",
        "STATUS|El paquete fue entregado.",
        "COUNT|The van has 9 stops to go.",
        "PROMISE|You will be made whole.",
        "PROMISE|We will reimburse you."
      })
  void looseClaimsAreObjectedTo(ClaimKind kind, String text) {
    assertThat(Shop.withTwoOrders().verify(text).objections())
        .extracting(finding -> finding.claim().kind())
        .contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The delivery is set for the 13th.",
        "Would next week suit you better?",
        "I can't say whether it comes this week.",
        "No other changes have been made.",
        "UPS isn't answering right now."
      })
  void whatIsHeldOrSaysNothingMayBeSaid(String text) {
    assertThat(Shop.withTwoOrders().verify(text).objections()).isEmpty();
  }

  @Test
  void noPromiseFollowsFromAHandoff() {
    Shop shop = Shop.withTwoOrders();
    shop.term("actions.handoff.reference", Term.Kind.IDENTIFIER, "T-7");
    String handoff = "I have passed this to a colleague (ticket T-7).";

    assertThat(shop.verify(handoff).objections()).isEmpty();
    assertThat(shop.verify(handoff + " We will compensate you.").holds()).isFalse();
    assertThat(shop.verify(handoff + " We'll keep you posted.").holds()).isFalse();
    assertThat(shop.verify("I have asked the courier to hurry.").holds()).isFalse();
  }

  @Test
  void aParcelReadTwiceShowsNoDeed() {
    Shop shop = Shop.withTwoOrders();
    shop.term("parcels.1Z999AA10123456793.carrier", Term.Kind.CARRIER, "UPS");
    shop.add("parcels.1Z999AA10123456793.status", new Status("OUT_FOR_DELIVERY"));

    assertThat(shop.verify("Your address has been changed.").holds()).isFalse();
  }

  @Test
  void aWayToPayThatIsOnlyOfferedIsNoClaim() {
    Shop shop = Shop.withTwoOrders();

    assertThat(shop.verify("It can go to your account or to an existing gift card.").holds())
        .isTrue();
    assertThat(shop.verify("Would you prefer a gift card?").holds()).isTrue();
    assertThat(shop.verify("It went to your gift card.").holds()).isFalse();
    assertThat(shop.verify("It went to a gift card.").holds()).isFalse();
  }
}
