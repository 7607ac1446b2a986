// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.policy.Policy;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merchant's policy decides as the file's numbers say, to the cent and to the day. */
class ScenarioPolicyTest {

  private static final String NUMBERS =
      """
      version: 1
      defaults:
        shop: {timezone: America/New_York, currency: USD}
        policy:
          version: shop-7
          return: {window_days: 30, label_fee: 6.95, label_fee_waived_for: [defective, wrong_item, damaged], zone: ship_to_zone, non_returnable_categories: [hygiene, perishable, gift_card]}
          refund: {auto_limit_order: 150.00, auto_limit_customer_30d: 300.00}
          not_received: {wait_hours_after_delivered_scan: 24, auto_max_value: 100.00, clean_history_days: 180}
          transit: {label_only_days: 3, stall_days_domestic: 7, stall_days_international: 10}
          change: {address_block_on_risk: HIGH}
          price: {drop_days: 7}
          goodwill: {max: 10.00, per_days: 90, needs_carrier_delay_days: 3}
          warranty: {months: 12, categories: [electronics, bags]}
          identity: {write: verified}
          confirm: {needed_for: [order.cancel, order.address.update, return.create, refund.create, exchange.create, claim.open]}
          freshness_minutes: {out_for_delivery: 15, order: 5, stock: 2}
      scenarios:
      """;

  /** What the gate answers, first, to a customer who has said all that is to be said. */
  private static String answer(
      String now, String customer, String order, String more, String request) {
    String text =
        NUMBERS
            + """
            - id: T-1
              now: "%s"
              identity: verified
              locale: en-US
              %s
              world: {customer: {id: K1, zone: America/New_York%s}, orders: {N1: {%s}}%s}
              conversation:
                - {customer: "Order N1: please do that, $60, $10, $18, $150, $150.01, $10.01, $12.01", to: host}
                - {host: {request: {%s, key: k1}}}
              expect: {}
            """
                .formatted(
                    now,
                    more.contains("policy_overrides") ? more : "",
                    customer,
                    order,
                    more.contains("policy_overrides") ? "" : more,
                    request);
    ScenarioFile file = ScenarioFile.read(new StringReader(text));
    Play play = ScenarioRunner.of(file).play(file.scenarios().get(0));
    assertThat(play.requests()).hasSize(1);
    return play.requests().get(0).kind();
  }

  private static String line(String more) {
    return "lines: {L1: {title: Thing, sku: T1, qty: 1, unit_paid: 90.00" + more + "}}";
  }

  @ParameterizedTest
  @CsvSource({
    "150.00, needs_confirmation, 0",
    "150.01, needs_confirmation, 1",
    "60.00, needs_confirmation, 0"
  })
  void aRefundOfMoreThanTheLimitOfAnOrderNeedsAPerson(String amount, String kind, int approvals) {
    String text =
        NUMBERS
            + """
            - id: T-1
              now: "2026-06-03T15:00:00Z"
              identity: verified
              world: {customer: {id: K1}, orders: {N1: {status: returned, refundable: 500.00}}}
              conversation:
                - {customer: "Order N1: please refund $60, $150, $150.01", to: host}
                - {host: {request: {action: refund, args: {order_id: N1, amount: %s, reason: changed_mind}, key: k1}}}
                - {customer: "yes"}
              expect: {}
            """
                .formatted(amount);
    ScenarioFile file = ScenarioFile.read(new StringReader(text));
    Play play = ScenarioRunner.of(file).play(file.scenarios().get(0));

    assertThat(play.requests().get(0).kind()).isEqualTo(kind);
    assertThat(play.requests().get(1).kind()).isEqualTo(approvals == 0 ? "done" : "needs_approval");
    assertThat(play.writes().stream().filter(write -> write.name().equals("refund.create")))
        .hasSize(1 - approvals);
  }

  @ParameterizedTest
  @CsvSource({
    "150.00, needs_confirmation",
    "149.99, needs_confirmation",
    "150.01, needs_confirmation"
  })
  void whatWentBackInThirtyDaysCounts(String before, String first) {
    String text =
        NUMBERS
            + """
            - id: T-1
              now: "2026-06-03T15:00:00Z"
              identity: verified
              world: {customer: {id: K1, refunded_30d: %s}, orders: {N1: {status: returned, refundable: 150.00}}}
              conversation:
                - {customer: "Order N1: please refund $150", to: host}
                - {host: {request: {action: refund, args: {order_id: N1, amount: 150.00, reason: changed_mind}, key: k1}}}
                - {customer: "yes"}
              expect: {}
            """
                .formatted(before);
    ScenarioFile file = ScenarioFile.read(new StringReader(text));
    Play play = ScenarioRunner.of(file).play(file.scenarios().get(0));

    assertThat(play.requests().get(0).kind()).isEqualTo(first);
    assertThat(play.requests().get(1).kind())
        .isEqualTo(before.equals("150.01") ? "needs_approval" : "done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-04-09T15:00:00Z | needs_confirmation
          2026-04-10T03:59:59Z | needs_confirmation
          2026-04-10T04:00:00Z | refused
          2026-04-11T15:00:00Z | refused
          """)
  void theLastDayOfTheWindowBelongsToItToItsEnd(String now, String kind) {
    String order = "status: delivered, delivered_at: \"2026-03-10T17:00:00-04:00\", " + line("");

    assertThat(
            answer(
                now,
                "",
                order,
                "",
                "action: create_return, args: {order_id: N1, items: [L1], fee: 6.95, reason:"
                    + " changed_mind}"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unfulfilled         | needs_confirmation
          fulfilled           | refused
          partially_fulfilled | refused
          delivered           | refused
          cancelled           | refused
          """)
  void anOrderIsCancelledBeforeItLeaves(String status, String kind) {
    assertThat(
            answer(
                "2026-06-03T15:00:00Z",
                "",
                "status: " + status + ", " + line(""),
                "",
                "action: cancel_order, args: {order_id: N1}"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tags: [final-sale]  | changed_mind | refused
          tags: [final-sale]  | defective    | needs_confirmation
          category: hygiene   | changed_mind | refused
          category: gift_card | defective    | refused
          category: bags      | changed_mind | needs_confirmation
          """)
  void goodsThatDoNotComeBackDoNotUnlessTheyAreFaulty(String more, String reason, String kind) {
    assertThat(
            answer(
                "2026-06-03T15:00:00Z",
                "",
                "status: delivered, delivered_at: \"2026-06-01T12:00:00Z\", " + line(", " + more),
                "",
                "action: create_return, args: {order_id: N1, items: [L1], fee: "
                    + (reason.equals("changed_mind") ? "6.95" : "0")
                    + ", reason: "
                    + reason
                    + "}"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-06-02T15:00:00Z | 100.00 |                  | needs_confirmation
          2026-06-02T15:00:01Z | 100.00 |                  | refused
          2026-06-01T15:00:00Z | 100.00 | , claims_180d: 1 | needs_confirmation
          """)
  void aParcelThatWasNotReceivedWaitsADayAfterTheScan(
      String delivered, String total, String customer, String kind) {
    String shipments =
        ", shipments: {S1: {carrier: ups, status: DELIVERED, fetched_at: \"2026-06-03T14:58:00Z\","
            + " events: [{at: \""
            + delivered
            + "\", code: DELIVERED}]}}";
    assertThat(
            answer(
                "2026-06-03T15:00:00Z",
                customer == null ? "" : customer,
                "status: fulfilled, shipments: [S1], total: " + total + ", " + line(""),
                shipments,
                "action: open_claim, args: {order_id: N1, claim_kind: not_received}"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"10.00, done", "10.01, refused"})
  void goodwillIsCapped(String amount, String kind) {
    String shipments =
        ", shipments: {S1: {carrier: ups, status: IN_TRANSIT, fetched_at: \"2026-06-03T14:58:00Z\","
            + " eta: {date: \"2026-06-08\", first_promise: \"2026-06-05\", zone: America/New_York},"
            + " events: [{at: \"2026-06-02T15:00:00Z\", code: IN_TRANSIT}]}}";
    assertThat(
            answer(
                "2026-06-03T15:00:00Z",
                "",
                "status: fulfilled, shipments: [S1], total: 60.00, " + line(""),
                shipments,
                "action: store_credit, args: {order_id: N1, amount: "
                    + amount
                    + ", reason: late_delivery}"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"2026-06-06, refused", "2026-06-05, done", "2026-06-08, refused"})
  void goodwillTakesThreeDaysOfDelay(String promised, String kind) {
    String shipments =
        ", shipments: {S1: {carrier: ups, status: IN_TRANSIT, fetched_at: \"2026-06-03T14:58:00Z\","
            + " eta: {date: \"2026-06-08\", first_promise: \""
            + promised
            + "\", zone: America/New_York},"
            + " events: [{at: \"2026-06-02T15:00:00Z\", code: IN_TRANSIT}]}}";
    assertThat(
            answer(
                "2026-06-03T15:00:00Z",
                "",
                "status: fulfilled, shipments: [S1], total: 60.00, " + line(""),
                shipments,
                "action: store_credit, args: {order_id: N1, amount: 10.00, reason: late_delivery}"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"18.00, needs_confirmation", "18.01, refused"})
  void aPriceThatFellPaysTheDifference(String amount, String kind) {
    String text =
        NUMBERS
            + """
            - id: T-1
              now: "2026-03-11T15:00:00Z"
              identity: verified
              world: {customer: {id: K1}, catalog: {T1: {price: 72.00}}, orders: {N1: {status: delivered, placed_at: "2026-03-06T10:00:00-05:00", %s}}}
              conversation:
                - {customer: "Order N1: it costs less now, give me $18 or $18.01", to: host}
                - {host: {request: {action: store_credit, args: {order_id: N1, amount: %s, reason: price_drop}, key: k1}}}
              expect: {}
            """
                .formatted(line(""), amount);
    ScenarioFile file = ScenarioFile.read(new StringReader(text));

    assertThat(ScenarioRunner.of(file).play(file.scenarios().get(0)).requests().get(0).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"168, refused", "169, done"})
  void aSearchBeginsAfterTheDaysOfSilence(int hours, String kind) {
    String last = Instant.parse("2026-06-20T15:00:00Z").minus(Duration.ofHours(hours)).toString();
    String shipments =
        ", shipments: {S1: {carrier: ups, status: IN_TRANSIT, fetched_at: \"2026-06-20T14:58:00Z\","
            + " events: [{at: \""
            + last
            + "\", code: IN_TRANSIT}]}}";
    assertThat(
            answer(
                "2026-06-20T15:00:00Z",
                "",
                "status: fulfilled, shipments: [S1], " + line(""),
                shipments,
                "action: open_carrier_trace, args: {tracking_number: S1}, order: N1"))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"2027-01-31T15:00:00Z, needs_confirmation", "2027-02-01T15:00:00Z, refused"})
  void aSeasonHasALastDayOfItsOwn(String now, String kind) {
    assertThat(
            answer(
                now,
                "",
                "status: delivered, placed_at: \"2026-11-20T10:00:00-05:00\", delivered_at:"
                    + " \"2026-11-25T10:00:00-05:00\", "
                    + line(""),
                "policy_overrides: {return: {seasonal: {ordered_from: \"2026-11-01\", ordered_to:"
                    + " \"2026-12-24\", return_until: \"2027-01-31\"}}}",
                "action: create_return, args: {order_id: N1, items: [L1], fee: 6.95, reason:"
                    + " changed_mind}"))
        .isEqualTo(kind);
  }

  @Test
  void aNumberThatIsMissingIsNamed() {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                NUMBERS.replace("goodwill: {max: 10.00, ", "goodwill: {")
                    + "- {id: T-1, now: \"2026-06-03T15:00:00Z\", conversation: [{customer:"
                    + " hi}]}"));

    assertThatThrownBy(() -> ScenarioRunner.of(file).play(file.scenarios().get(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "scenario T-1, policy.goodwill.max: it must be there; add it to defaults.policy of the"
                + " file");
  }

  @Test
  void aCurrencyThatAPolicyCannotWriteIsSaid() {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                NUMBERS.replace("currency: USD", "currency: INR")
                    + "- {id: T-1, now: \"2026-06-03T15:00:00Z\", conversation: [{customer:"
                    + " hi}]}"));

    assertThatThrownBy(() -> ScenarioRunner.of(file).play(file.scenarios().get(0)))
        .hasMessage(
            "scenario T-1, shop.currency: a policy can write amounts in EUR, GBP, USD, not in INR;"
                + " leave out the policy's numbers");
  }

  @Test
  void everyScenarioOfTheCorpusHasAPolicyWithoutErrorsOrWarnings() {
    assumeTrue(ScenarioFiles.corpus().isPresent(), ScenarioFiles.ABSENT);
    Set<String> warnings = new TreeSet<>();
    Set<String> versions = new TreeSet<>();
    for (Scenario scenario : ScenarioFiles.corpus().orElseThrow().scenarios()) {
      Policy policy = ScenarioPolicy.of(scenario).orElseThrow();
      versions.add(policy.version());
      policy
          .warnings()
          .forEach(
              warning ->
                  warnings.add(scenario.id() + ": " + warning.code() + " " + warning.title()));
    }

    assertThat(warnings).isEmpty();
    assertThat(versions).hasSize(1);
  }

  @Test
  void theTemplateSaysWhatItCannotSay() {
    String text = ScenarioPolicyTest.class.getResource("northwind.policy") == null ? "" : "there";
    Set<String> lacking =
        ActionWord.lacking().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(text).isEqualTo("there");
    assertThat(lacking)
        .contains("ops.alert")
        .doesNotContainAnyElementsOf(ActionWord.all().stream().map(ActionWord::name).toList());
  }
}
