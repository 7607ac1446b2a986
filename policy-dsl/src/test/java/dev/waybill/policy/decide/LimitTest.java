// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static dev.waybill.policy.decide.PolicyBuilder.compare;
import static dev.waybill.policy.decide.PolicyBuilder.days;
import static dev.waybill.policy.decide.PolicyBuilder.dollars;
import static dev.waybill.policy.decide.PolicyBuilder.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.Ledger.LimitCheck;
import dev.waybill.policy.ledger.Ledger.Reservation;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Limits and counts from the ledger. */
class LimitTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final PolicyBuilder policy = new PolicyBuilder();
  private final InMemoryLedger ledger = new InMemoryLedger();

  private void history(int times, long cents, Duration ago) {
    for (int i = 0; i < times; i++) {
      ledger.reserve(
          new Entry(
              "h" + i + "-" + cents + "-" + ago,
              "credit",
              Map.of("customer", "C1"),
              Map.of("amount", cents),
              NOW.minus(ago)),
          List.of());
    }
  }

  private static Request credit(long cents) {
    return Request.of("credit", NOW)
        .argument("amount", Value.money(cents, "USD"), Label.system("oms"))
        .fact("customer", "crm", Map.of("id", Value.text("C1")))
        .build();
  }

  private Decision decide(Request request, Ledger ledger) {
    return Evaluator.of(policy.build()).decide(request, ledger);
  }

  @Test
  void aCountLimitCountsThisOneToo() {
    policy.allow("all", "credit").always();
    policy.limit("two", null, number(2), "customer", null, null, "credit").always();

    history(1, 100, Duration.ofDays(900));
    assertThat(decide(credit(1), ledger)).isInstanceOf(Decision.Allow.class);
    history(1, 200, Duration.ofDays(1));
    assertThat(decide(credit(1), ledger)).isInstanceOf(Decision.Deny.class);
  }

  @Test
  void aWindowSlidesAndItsDaysAreTwentyFourHours() {
    policy.allow("all", "credit").always();
    policy.limit("one", null, number(1), "customer", days(30), null, "credit").always();

    history(1, 1, Duration.ofDays(30));
    assertThat(decide(credit(1), ledger)).isInstanceOf(Decision.Allow.class);
    history(1, 1, Duration.ofDays(30).minusNanos(1_000));
    assertThat(decide(credit(1), ledger)).isInstanceOf(Decision.Deny.class);
  }

  @Test
  void aTotalLimitTellsWhatIsLeft() {
    policy.allow("all", "credit").always();
    policy
        .limit(
            "budget", "request.amount", dollars(6000), "customer", days(365), "team_lead", "credit")
        .always();
    history(2, 2500, Duration.ofDays(40));

    Decision above = decide(credit(1001), ledger);
    assertThat(((Decision.Require) above).obligations().approvals())
        .containsExactly(new Decision.Approval("team_lead", null, List.of("budget")));
    assertThat(above.grounds().largest())
        .containsExactly(new Decision.Largest("request.amount", 1000, null, "$10.00"));
    assertThat(decide(credit(1000), ledger)).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aLedgerThatDoesNotAnswerIsMissingEvidence() {
    policy.allow("all", "credit").always();
    policy.limit("two", null, number(2), "customer", null, null, "credit", "refund").always();
    policy
        .deny("often", "credit")
        .when(compare(policy.done("refund", "customer", days(90)), Comparison.AT_LEAST, number(3)));

    Decision decision = decide(credit(1), new Broken());

    assertThat(((Decision.NeedEvidence) decision).needs())
        .extracting(Decision.Need::path, Decision.Need::why, Decision.Need::rules)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "count of credit, refund per customer",
                Decision.Missing.LEDGER_UNAVAILABLE,
                List.of("two")),
            org.assertj.core.groups.Tuple.tuple(
                "count of refund per customer",
                Decision.Missing.LEDGER_UNAVAILABLE,
                List.of("often")));
  }

  @Test
  void aKeyThatIsNotKnownIsTheNeed() {
    policy.allow("all", "credit").always();
    policy.limit("two", null, number(2), "customer", null, null, "credit").always();

    Decision decision = decide(Request.of("credit", NOW).build(), ledger);

    assertThat(((Decision.NeedEvidence) decision).needs())
        .extracting(Decision.Need::path)
        .containsExactly("customer.id");
  }

  @Test
  void aLimitWhoseConditionDoesNotHoldAsksTheLedgerNothing() {
    policy.allow("all", "credit").always();
    policy
        .limit("two", null, number(2), "customer", null, null, "credit")
        .when(policy.is("request.reason", "defective"));
    Request request =
        Request.of("credit", NOW)
            .argument("reason", Value.text("changed_mind"), Label.system("oms"))
            .build();

    assertThat(decide(request, new Broken())).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void whatIsJudgedIsWhatIsReserved() {
    policy.allow("all", "credit").always();
    policy
        .limit(
            "hard", "request.amount", dollars(6000), "customer", days(1), null, "credit", "refund")
        .always();
    policy.limit("soft", null, number(1), "customer", null, "team_lead", "credit").always();
    policy
        .limit("other", null, number(1), "customer", null, null, "credit")
        .when(policy.is("request.reason", "defective"));
    Evaluator evaluator = Evaluator.of(policy.build());
    Request request =
        Request.of("credit", NOW)
            .argument("amount", Value.money(500, "USD"), Label.system("oms"))
            .argument("pieces", Value.number(2), Label.system("oms"))
            .argument("reason", Value.text("changed_mind"), Label.system("oms"))
            .fact("customer", "crm", Map.of("id", Value.text("C1")))
            .build();

    Charges charges = evaluator.charges(request, ledger, "r1", Set.of());
    assertThat(charges.entry())
        .isEqualTo(
            new Entry(
                "r1",
                "credit",
                Map.of("customer", "C1"),
                Map.of("amount", 500L, "pieces", 2_000_000L),
                NOW));
    LimitCheck hard =
        new LimitCheck(
            "hard",
            new Query(
                Set.of("credit", "refund"),
                "customer",
                "C1",
                NOW.minus(Duration.ofDays(1)),
                "amount"),
            6000);
    assertThat(charges.limits())
        .containsExactly(
            hard,
            new LimitCheck("soft", new Query(Set.of("credit"), "customer", "C1", null, null), 1));
    assertThat(evaluator.charges(request, ledger, "r1", Set.of("supervisor")).limits())
        .as("a supervisor may give the approvals of a team lead")
        .containsExactly(hard);
    assertThat(evaluator.charges(request, ledger, "r1", Set.of("fraud_desk")).limits()).hasSize(2);
  }

  @Test
  void aReservationAndTheNextDecisionAgree() {
    policy.allow("all", "credit").always();
    policy
        .limit("hard", "request.amount", dollars(1000), "customer", null, null, "credit")
        .always();
    Evaluator evaluator = Evaluator.of(policy.build());

    for (int i = 0; i < 4; i++) {
      Decision decision = evaluator.decide(credit(300), ledger);
      Charges charges = evaluator.charges(credit(300), ledger, "r" + i, Set.of());
      Reservation reservation = ledger.reserve(charges.entry(), charges.limits());
      assertThat(reservation instanceof Reservation.Reserved)
          .isEqualTo(decision instanceof Decision.Allow)
          .isEqualTo(i < 3);
    }
    ledger.release("r0");
    assertThat(evaluator.decide(credit(300), ledger)).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aLimitThatCannotBeCheckedIsNotReserved() {
    policy.allow("all", "credit").always();
    policy.limit("two", null, number(2), "customer", null, null, "credit").always();
    Evaluator evaluator = Evaluator.of(policy.build());

    assertThatThrownBy(
            () -> evaluator.charges(Request.of("credit", NOW).build(), ledger, "r", Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The limit \"two\" cannot be checked");
  }

  private static final class Broken implements Ledger {
    @Override
    public Usage usage(Query query) {
      throw new LedgerUnavailableException("no connection", new IllegalStateException());
    }

    @Override
    public Reservation reserve(Entry entry, List<LimitCheck> limits) {
      throw new LedgerUnavailableException("no connection", new IllegalStateException());
    }

    @Override
    public void commit(String id) {
      throw new LedgerUnavailableException("no connection", new IllegalStateException());
    }

    @Override
    public void release(String id) {
      throw new LedgerUnavailableException("no connection", new IllegalStateException());
    }
  }
}
