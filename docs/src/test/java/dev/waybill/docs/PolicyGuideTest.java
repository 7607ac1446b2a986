// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.testing.PolicyTests;
import dev.waybill.policy.testing.TestResult;
import dev.waybill.policy.value.Value;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The code of the guide to policies. */
class PolicyGuideTest {

  @Test
  void aPolicyIsLoadedOnceAndAsked() throws IOException, URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/policy-guide/refunds.policy")).toURI());
    // tag::load[]
    Policy policy = Policy.load(file);
    Ledger ledger = new InMemoryLedger();
    // end::load[]

    // tag::decide[]
    Request request =
        Request.of("refund", Instant.parse("2026-02-20T17:00:00Z"))
            .argument("order_id", Value.text("A1"), Label.system("oms"))
            .argument("amount", Value.money(40_00, "USD"), Label.system("oms"))
            .argument("reason", Value.text("changed_mind"), Label.customer(false))
            .fact(
                "order",
                "oms",
                Map.of(
                    "id", Value.text("A1"),
                    "state", Value.text("delivered"),
                    "delivered_on", Value.day(LocalDate.parse("2026-02-08"))))
            .fact(
                "payment",
                "oms",
                Map.of("captured", Value.money(80_00, "USD"), "refunded", Value.money(0, "USD")))
            .fact("customer", "crm", Map.of("id", Value.text("C1"), "tier", Value.text("standard")))
            .build();

    Decision decision = policy.decide(request, ledger);
    String answer =
        decision.fold(
            allow -> "go ahead",
            require -> "meet first: " + require.obligations(),
            need -> "read first: " + need.needs(),
            deny -> "no: " + deny.customerMessage());
    // end::decide[]

    assertThat(answer).startsWith("meet first").contains("request.amount");
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Require.class,
            require ->
                assertThat(requireNonNull(require.obligations().confirmation()).showing())
                    .contains(new Decision.Shown("request.amount", "$40.00")));
  }

  @Test
  void theTestsInThePolicyRunInAUnitTest() throws IOException, URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/policy-guide/refunds.policy")).toURI());
    // tag::tests[]
    for (TestResult result : PolicyTests.of(Policy.load(file).model()).run()) {
      assertThat(result.passed()).as(result.text()).isTrue();
    }
    // end::tests[]
  }
}
