// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Point;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.Trust;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CitationAndFreshnessTest {

  private static final Instant AN_HOUR_AGO = Shop.NOW.minus(Duration.ofHours(1));
  private static final String PATH = "parcels.1Z999AA10123456784.status";

  private final Shop shop = Shop.withTwoOrders();
  private final GroundingContract tenMinutes =
      new GroundingContract(
          "where is it",
          Set.of(),
          List.of(FreshnessRule.of("parcels.*.status", Duration.ofMinutes(10))),
          EnumSet.allOf(ClaimKind.class));

  @Test
  void aCitedValueIsSupportedByItsEvidence() {
    Evidence eta =
        shop.add(
            "parcels.1Z999AA10123456784.eta.day",
            new Day(LocalDate.of(2026, 3, 20), Shop.NEW_YORK));
    String text = "It should arrive on Friday, March 20.";
    Statement statement = cited(text, "Friday, March 20", eta);

    Verdict verdict = verify(statement, GroundingContract.open("open"));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.findings())
        .filteredOn(finding -> finding.claim().kind() == ClaimKind.DATE)
        .singleElement()
        .satisfies(finding -> assertThat(finding.evidence()).containsExactly(eta));
  }

  @Test
  void aCitationOfWhatNoLongerGovernsIsContradicted() {
    Evidence old = shop.add(PATH, new Status("IN_TRANSIT"));
    shop.add(PATH, new Status("DELIVERED"));

    Verdict verdict =
        verify(cited("It is in transit.", "is in transit", old), GroundingContract.open("open"));

    assertThat(verdict.objections())
        .extracting(Finding::support)
        .containsExactly(Finding.Support.CONTRADICTED);
  }

  @Test
  void aCitationOfEvidenceThatIsNotThereIsUnsupported() {
    Statement statement =
        new Statement(
            "It is lost.", List.of(new Citation(new Span(6, 10), "e999", "parcels.X.status")));

    assertThat(verify(statement, GroundingContract.open("open")).objections())
        .extracting(Finding::support)
        .containsExactly(Finding.Support.UNSUPPORTED);
  }

  @Test
  void aCitationOfFreeTextIsUnsupported() {
    Evidence note =
        shop.add("orders.N1004.note", new Status("DELIVERED"), Shop.NOW, Trust.FREE_TEXT);

    assertThat(
            verify(cited("It was delivered.", "delivered", note), GroundingContract.open("open"))
                .holds())
        .isFalse();
  }

  @Test
  void denyingACitedStateIsCheckedAgainstTheLedger() {
    Evidence status = shop.add(PATH, new Status("DELIVERED"));

    Verdict verdict =
        verify(
            cited("Parcel 1Z999AA10123456784 was not delivered.", "delivered", status),
            GroundingContract.open("open"));

    assertThat(verdict.objections())
        .extracting(Finding::support)
        .containsExactly(Finding.Support.CONTRADICTED);
  }

  @Test
  void oldEvidenceIsStaleWithoutItsTime() {
    Evidence status = shop.add(PATH, new Status("DELIVERED_TO_ADDRESS"), AN_HOUR_AGO, Trust.SYSTEM);

    assertThat(verify(cited("It is delivered.", "delivered", status), tenMinutes).objections())
        .extracting(Finding::support)
        .containsExactly(Finding.Support.STALE);
    assertThat(
            verify(Statement.uncited("Parcel 1Z999AA10123456784 is delivered."), tenMinutes)
                .objections())
        .extracting(Finding::support)
        .containsExactly(Finding.Support.STALE);
  }

  @Test
  void oldEvidenceMayBeSaidWithItsTime() {
    Evidence status = shop.add(PATH, new Status("WITH_COURIER"), AN_HOUR_AGO, Trust.SYSTEM);
    Evidence observed = shop.add("parcels.1Z999AA10123456784.observedAt", new Point(AN_HOUR_AGO));
    String text = "As of 10:00 AM it was out for delivery.";
    Statement statement =
        new Statement(
            text, List.of(at(text, "10:00 AM", observed), at(text, "out for delivery", status)));

    assertThat(verify(statement, tenMinutes).objections()).isEmpty();
    assertThat(
            verify(
                    Statement.uncited(
                        "As of 10:00 AM today parcel 1Z999AA10123456784 was out for delivery."),
                    tenMinutes)
                .objections())
        .isEmpty();
  }

  @Test
  void freshEvidenceNeedsNoTime() {
    Evidence status = shop.add(PATH, new Status("DELIVERED_TO_ADDRESS"));

    assertThat(verify(cited("It is delivered.", "delivered", status), tenMinutes).holds()).isTrue();
  }

  private Verdict verify(Statement statement, GroundingContract contract) {
    return new Verifier().verify(statement, shop.ledger, contract, Shop.ENGLISH);
  }

  private static Statement cited(String text, String words, Evidence evidence) {
    return new Statement(text, List.of(at(text, words, evidence)));
  }

  private static Citation at(String text, String words, Evidence evidence) {
    int start = text.indexOf(words);
    return new Citation(new Span(start, start + words.length()), evidence.id(), evidence.path());
  }
}
