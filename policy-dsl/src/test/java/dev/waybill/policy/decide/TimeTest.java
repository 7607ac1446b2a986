// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static dev.waybill.policy.decide.PolicyBuilder.ago;
import static dev.waybill.policy.decide.PolicyBuilder.compare;
import static dev.waybill.policy.decide.PolicyBuilder.constant;
import static dev.waybill.policy.decide.PolicyBuilder.days;
import static dev.waybill.policy.decide.PolicyBuilder.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of the calendar in the policy's zone, and elapsed time. */
class TimeTest {

  private final PolicyBuilder policy = new PolicyBuilder();

  private boolean allows(Condition condition, String attribute, Value value, Instant now) {
    policy.rules.clear();
    policy.allow("a", "cancel").when(condition);
    Decision decision =
        Evaluator.of(policy.build())
            .decide(
                Request.of("cancel", now).fact("order", "oms", Map.of(attribute, value)).build(),
                new InMemoryLedger());
    assertThat(decision).isNotInstanceOf(Decision.NeedEvidence.class);
    return decision instanceof Decision.Allow;
  }

  private static Instant at(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
  }

  private Condition atMostAgo(String attribute, Quantity length) {
    return compare(policy.read(attribute), Comparison.AT_LEAST, ago(length));
  }

  /** Both zones change their clocks within these windows: one hour more, or one less. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-02-20, 2026-03-22",
    "America/New_York, 2026-10-15, 2026-11-14",
    "Australia/Sydney, 2026-03-20, 2026-04-19",
    "Australia/Sydney, 2026-09-20, 2026-10-20",
    "UTC, 2026-02-20, 2026-03-22",
  })
  void aWindowOfThirtyDaysEndsWithTheLastInstantOfItsLastDay(
      String zone, LocalDate delivered, LocalDate last) {
    policy.zone(zone);
    Condition inWindow = atMostAgo("order.delivered_on", days(30));

    assertThat(
            allows(
                inWindow,
                "delivered_on",
                Value.day(delivered),
                at(last + "T23:59:59.999999999", zone)))
        .isTrue();
    assertThat(
            allows(
                inWindow,
                "delivered_on",
                Value.day(delivered),
                at(last.plusDays(1) + "T00:00:00", zone)))
        .isFalse();
  }

  @Test
  void anInstantCountsAsItsDayInThePolicysZone() {
    policy.zone("America/New_York");
    Condition today =
        compare(
            new Quantity.DayOf(policy.read("order.delivered_at")),
            Comparison.EQUAL,
            new Quantity.Today());
    Value late = new Value.Moment(at("2026-03-08T23:30:00", "America/New_York"));

    assertThat(allows(today, "delivered_at", late, at("2026-03-08T00:30:00", "America/New_York")))
        .isTrue();
    assertThat(allows(today, "delivered_at", late, at("2026-03-09T00:00:00", "America/New_York")))
        .isFalse();
  }

  @Test
  void hoursAreElapsedTimeAcrossAChangeOfClocks() {
    policy.zone("America/New_York");
    Condition lastDay = atMostAgo("order.delivered_at", hours(24));
    Value noon = new Value.Moment(at("2026-03-07T12:00:00", "America/New_York"));

    assertThat(allows(lastDay, "delivered_at", noon, at("2026-03-08T13:00:00", "America/New_York")))
        .as("the 8th of March has 23 hours")
        .isTrue();
    assertThat(
            allows(
                lastDay,
                "delivered_at",
                noon,
                at("2026-03-08T13:00:00.000001", "America/New_York")))
        .isFalse();
  }

  @Test
  void monthsEndOnTheLastDayOfAShorterMonth() {
    Condition inWindow = atMostAgo("order.delivered_on", constant(Dimension.MONTHS, 1));
    Instant now = Instant.parse("2026-03-31T12:00:00Z");

    assertThat(allows(inWindow, "delivered_on", Value.day(LocalDate.of(2026, 2, 28)), now))
        .isTrue();
    assertThat(allows(inWindow, "delivered_on", Value.day(LocalDate.of(2026, 2, 27)), now))
        .isFalse();
  }

  @Test
  void aSettingHasTheValueThatStartedLast() {
    Quantity window =
        new Quantity.Setting(
            Dimension.DAYS,
            "return_window",
            List.of(
                new Quantity.DatedValue(null, null, days(30), PolicyBuilder.NOWHERE),
                new Quantity.DatedValue(
                    LocalDate.of(2026, 11, 15),
                    LocalDate.of(2027, 1, 31),
                    days(60),
                    PolicyBuilder.NOWHERE)));
    Condition inWindow = atMostAgo("order.delivered_on", window);
    Value october = Value.day(LocalDate.of(2026, 10, 1));

    assertThat(allows(inWindow, "delivered_on", october, Instant.parse("2026-11-14T12:00:00Z")))
        .isFalse();
    assertThat(allows(inWindow, "delivered_on", october, Instant.parse("2026-11-15T12:00:00Z")))
        .isTrue();
    Value december = Value.day(LocalDate.of(2026, 12, 20));
    assertThat(allows(inWindow, "delivered_on", december, Instant.parse("2027-01-31T23:59:59Z")))
        .isTrue();
    assertThat(allows(inWindow, "delivered_on", december, Instant.parse("2027-02-01T00:00:00Z")))
        .isFalse();
  }

  @Test
  void aSettingWithoutAValueOnTheDayIsUnknown() {
    Quantity window =
        new Quantity.Setting(
            Dimension.DAYS,
            "return_window",
            List.of(
                new Quantity.DatedValue(
                    LocalDate.of(2026, 11, 15), null, days(60), PolicyBuilder.NOWHERE)));
    policy.allow("a", "cancel").when(atMostAgo("order.delivered_on", window));

    Decision decision =
        Evaluator.of(policy.build())
            .decide(
                Request.of("cancel", Instant.parse("2026-11-14T12:00:00Z"))
                    .fact(
                        "order", "oms", Map.of("delivered_on", Value.day(LocalDate.of(2026, 1, 1))))
                    .build(),
                new InMemoryLedger());

    assertThat(((Decision.NeedEvidence) decision).needs())
        .extracting(n -> n.path() + " " + n.why())
        .containsExactly("return_window ABSENT");
  }
}
