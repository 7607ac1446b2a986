// SPDX-License-Identifier: Apache-2.0
package dev.waybill.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.commerce.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InsightTest {

  private static final Instant T0 = Instant.parse("2026-05-04T10:00:00Z");

  private static FrictionReport.Cell cell(
      String carrier, String lane, long shipments, long contacts) {
    return new FrictionReport.Cell(Map.of("carrier", carrier, "lane", lane), shipments, contacts);
  }

  private static Contact contact(String subject, String channel, long hours, Contact.End end) {
    return new Contact(subject, "refund_status", channel, T0.plus(Duration.ofHours(hours)), end);
  }

  @Test
  void theIntervalIsWilsons() {
    Interval some = Interval.of(10, 100); // 0.0552 .. 0.1744, as tables give it
    assertThat(some.low()).isCloseTo(0.05523, within(1e-5));
    assertThat(some.high()).isCloseTo(0.17437, within(1e-5));
    assertThat(Interval.of(0, 10).low()).isZero();
    assertThat(Interval.of(0, 10).high()).isCloseTo(0.27753, within(1e-5));
    assertThat(Interval.of(10, 10).high()).isEqualTo(1);
    assertThatThrownBy(() -> Interval.of(3, 2)).hasMessageContaining("3 of 2");
  }

  @Test
  void theIntervalHoldsTheShareAndNarrowsWithTheSample() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      long trials = 1L + random.nextInt(1000);
      long hits = random.nextInt((int) trials + 1);
      Interval interval = Interval.of(hits, trials);
      Interval more = Interval.of(hits * 10, trials * 10);
      assertThat(interval.contains((double) hits / trials)).isTrue();
      assertThat(more.high() - more.low()).isLessThan(interval.high() - interval.low());
    }
  }

  @Test
  void whatIsWorstByRateLeadsAndNotWhatHasMostContacts() {
    FrictionReport report =
        FrictionReport.of(
            List.of(
                cell("big", "A-B", 5000, 250),
                cell("small", "A-B", 300, 60),
                cell("tiny", "C-D", 9, 5)),
            50);
    assertThat(report.ranked())
        .extracting(row -> row.cell().name())
        .containsExactly("small A-B", "big A-B");
    assertThat(report.ranked().get(0).rate()).isEqualTo(0.2);
    assertThat(report.ranked().get(0).interval().isAbove(report.ranked().get(1).interval()))
        .isTrue();
    assertThat(report.excluded()).extracting(FrictionReport.Cell::name).containsExactly("tiny C-D");
    assertThat(report.text()).contains("small A-B: 20.0% (60 of 300 shipments", "5 of 9 shipments");
  }

  @Test
  void theOrderOfTheCountsIsNoMatterAndPartsAddUp() {
    Random random = new Random(11);
    List<FrictionReport.Cell> cells = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long shipments = random.nextInt(90);
      cells.add(
          cell(
              "c" + random.nextInt(4),
              "l" + random.nextInt(4),
              shipments,
              shipments == 0 ? 0 : random.nextInt((int) shipments + 1)));
    }
    FrictionReport once = FrictionReport.of(cells, 100);
    FrictionReport byCarrier = FrictionReport.by(cells, List.of("carrier"), 1);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(cells, random);
      assertThat(FrictionReport.of(cells, 100)).isEqualTo(once);
    }
    assertThat(byCarrier.ranked().stream().mapToLong(row -> row.cell().contacts()).sum())
        .isEqualTo(cells.stream().mapToLong(FrictionReport.Cell::contacts).sum());
  }

  @Test
  void whoGaveUpIsDeflectedAndNotResolved() {
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Contact.End end =
          i < 1 ? Contact.End.HANDED_OVER : i < 5 ? Contact.End.RESOLVED : Contact.End.ABANDONED;
      contacts.add(contact("order " + i, "chat", i, end));
    }
    ResolutionReport report = ResolutionReport.of(contacts);
    assertThat(report.deflectionRate()).isEqualTo(0.9);
    assertThat(report.resolutionRate()).isEqualTo(0.4);
    assertThat(report.abandonmentRate()).isEqualTo(0.5);
  }

  @Test
  void anotherChannelWithin48HoursReopensTheSameIssue() {
    ResolutionReport report =
        ResolutionReport.of(
            List.of(
                contact("o1", "chat", 0, Contact.End.RESOLVED),
                contact("o1", "email", 48, Contact.End.OPEN)));
    assertThat(report).isEqualTo(new ResolutionReport(1, 0, 0, 0, 1, 1));
    ResolutionReport later =
        ResolutionReport.of(
            List.of(
                contact("o1", "chat", 0, Contact.End.RESOLVED),
                contact("o1", "email", 49, Contact.End.OPEN)));
    assertThat(later).isEqualTo(new ResolutionReport(2, 1, 0, 0, 1, 0));
  }

  @Test
  void whatIsReopenedAndSettledCountsAsResolvedOnceAndAsReopened() {
    ResolutionReport report =
        ResolutionReport.of(
            List.of(
                contact("o1", "email", 30, Contact.End.HANDED_OVER),
                contact("o1", "chat", 0, Contact.End.RESOLVED),
                contact("o1", "email", 60, Contact.End.RESOLVED)));
    assertThat(report).isEqualTo(new ResolutionReport(1, 1, 1, 0, 0, 1));
  }

  @Test
  void everyTryIsCharged() {
    BusinessCase honest = business(10_000, "0.35", "0.65");
    assertThat(honest.monthlyCostBefore()).isEqualTo(usd(25_900_00));
    assertThat(honest.monthlyCostAfter()).isEqualTo(usd(11_235_00));
    assertThat(honest.monthlySaving()).isEqualTo(usd(14_665_00));
    assertThat(honest.annualSaving()).isEqualTo(usd(175_980_00));
    assertThat(honest.aiCostPerResolution()).isEqualByComparingTo("0.9538");
    assertThat(honest.blendedCostPerTicket()).isEqualTo(usd(3_21));
  }

  @Test
  void chargingSuccessesOnlyIsAnotherFigure() {
    assertThat(business(10_000, "0.35", "0.65").annualSavingChargingSuccessesOnly())
        .isEqualTo(usd(185_094_00));
    assertThat(business(12_000, "0.30", "0.60").annualSavingChargingSuccessesOnly())
        .isEqualTo(usd(175_737_60));
  }

  @Test
  void anAgentThatSettlesLittleCostsMoney() {
    assertThat(business(1000, "1", "0.05").monthlySaving().minor()).isNegative();
    assertThatThrownBy(() -> business(1, "1.1", "0.5")).hasMessageContaining("share");
  }

  private static BusinessCase business(long tickets, String share, String resolved) {
    return new BusinessCase(
        tickets, new BigDecimal(share), new BigDecimal(resolved), usd(7_40), usd(62));
  }

  private static Money usd(long minor) {
    return Money.ofMinor(minor, "USD");
  }
}
