// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-apparel-returns.policy",
        "2-address-cancel.policy",
        "3-goodwill.policy",
        "4-disclosure.policy",
        "5-warranty.policy",
        "6-tau2-retail.policy"
      })
  void theExamplePoliciesHaveNoErrors(String file) {
    Checked checked = Policies.example(file);
    assertThat(checked.diagnostics())
        .allMatch(diagnostic -> diagnostic.severity() == Severity.WARNING);
    assertThat(checked.policy()).isNotNull();
  }

  @Test
  void aComparisonOfAnOrderedEnumIsTheSetOfItsValues() {
    assertThat(oneOf(condition("customer.tier is at least silver")).values())
        .containsExactly("silver", "gold");
    assertThat(oneOf(condition("customer.tier is between standard and gold"), 1).values())
        .containsExactly("standard", "silver", "gold");
    assertThat(condition("customer.tier is not more than silver"))
        .isInstanceOfSatisfying(
            Condition.Not.class,
            not -> assertThat(oneOf(not.part()).values()).containsExactly("gold"));
  }

  @Test
  void longerAgoIsEarlier() {
    Condition.Compare most = compare(condition("order.delivered_on is at most 30 days ago"));
    assertThat(most.comparison()).isEqualTo(Comparison.AT_LEAST);
    assertThat(most.right())
        .isEqualTo(new Quantity.Ago(new Quantity.Constant(Dimension.DAYS, 30, 1)));
    assertThat(compare(condition("order.delivered_on is more than 2 weeks ago")).comparison())
        .isEqualTo(Comparison.LESS);
    assertThat(compare(condition("order.delivered_on is less than 2 weeks ago")).comparison())
        .isEqualTo(Comparison.MORE);
    assertThat(compare(condition("order.delivered_on is at least 1 year ago")).comparison())
        .isEqualTo(Comparison.AT_MOST);
  }

  @Test
  void aPointInTimeBesideDaysIsItsDay() {
    Condition.Compare days = compare(condition("shipment.label_printed_at is at most 2 days ago"));
    assertThat(days.left()).isInstanceOf(Quantity.DayOf.class);
    Condition.Compare hours =
        compare(condition("shipment.label_printed_at is at most 48 hours ago"));
    assertThat(hours.left()).isInstanceOf(Quantity.Read.class);
    assertThat(hours.right().dimension()).isEqualTo(Dimension.INSTANT);
  }

  @Test
  void withinTheLastIsNotInTheFuture() {
    Condition.All both =
        (Condition.All) condition("customer.address_changed_on is within the last 7 days");
    assertThat(compare(both.parts().get(0)).comparison()).isEqualTo(Comparison.AT_LEAST);
    assertThat(compare(both.parts().get(1)).comparison()).isEqualTo(Comparison.AT_MOST);
    assertThat(compare(both.parts().get(1)).right()).isEqualTo(new Quantity.Today());
  }

  @Test
  void daysBesideAnElapsedLengthHaveTwentyFourHours() {
    assertThat(compare(condition("customer.age_of_account is less than 30 days")).right())
        .isEqualTo(new Quantity.Constant(Dimension.ELAPSED, 30 * 86_400_000_000L, 1));
    assertThat(errors(deny("customer.age_of_account is less than 2 months")))
        .containsExactly(Code.P0307);
  }

  @Test
  void constantsAreReckonedExactly() {
    assertThat(compare(condition("order.total is more than 3 * $0.10 + $1")).right())
        .isEqualTo(new Quantity.Constant(Dimension.MONEY, 130, 1));
    assertThat(compare(condition("order.total is more than 12.5% of $1")).right())
        .isEqualTo(new Quantity.Constant(Dimension.MONEY, 25, 2));
    assertThat(compare(condition("order.total is more than 20% of payment.captured")).right())
        .isInstanceOfSatisfying(
            Quantity.Scaled.class,
            scaled -> {
              assertThat(scaled.numerator()).isEqualTo(1);
              assertThat(scaled.denominator()).isEqualTo(5);
            });
  }

  @Test
  void aSettingWithoutDatesMayMultiplyAFact() {
    CheckedPolicy policy =
        Policies.policy(
            "setting part is 20%\n" + deny("order.total is more than part * payment.captured"));
    assertThat(compare(policy.rules().get(0).condition()).right())
        .isInstanceOf(Quantity.Scaled.class);
    assertThat(
            errors(
                "setting part is 20% effective from 2026-01-01\n"
                    + deny("order.total is more than part * payment.captured")))
        .containsExactly(Code.P0306);
  }

  @Test
  void theLatestValueOfASettingStandsLast() {
    CheckedPolicy policy =
        Policies.policy(
            """
            setting w is 60 days effective from 2026-11-15 until 2027-01-31
            setting w is 30 days
            rule "a"
              deny refund
              when order.delivered_on is more than w ago
            """);
    assertThat(policy.settings()).hasSize(1);
    assertThat(policy.settings().get(0).values())
        .extracting(value -> value.value().numerator())
        .containsExactly(30L, 60L);
  }

  @Test
  void aSettingWithoutOrderIsPutInPlaceByItsDates() {
    CheckedPolicy policy =
        Policies.policy(
            """
            setting least is gold
            setting least is silver effective from 2026-11-15
            setting holidays is no
            rule "a"
              deny refund
              when customer.tier is least or holidays
            """);
    assertThat(policy.settings()).isEmpty();
    Condition.Any any = (Condition.Any) policy.rules().get(0).condition();
    assertThat(((Condition.Any) any.parts().get(0)).parts()).hasSize(2);
    assertThat(
            errors(
                "setting least is gold effective from 2026-01-01\n"
                    + deny("customer.tier is least")))
        .containsExactly(Code.P0208);
  }

  @Test
  void aRuleThatSpeaksOfAnElementIsAboutElements() {
    CheckedPolicy policy =
        Policies.policy(
            """
            rule "sale"
              deny refund, create_return
              when item.final_sale
            rule "goods"
              cap request.amount at total of item.paid for item in request.items for refund
            rule "told"
              deny refund
              tell customer "{item.name}"
            """);
    Variable element = requireNonNull(policy.rules().get(0).element());
    assertThat(element.list().path()).isEqualTo("request.items");
    assertThat(policy.rules().get(1).element()).isNull();
    assertThat(policy.rules().get(2).element()).isEqualTo(element);
  }

  @Test
  void subjectStandsForWhatEachActionConcerns() {
    CheckedPolicy policy =
        Policies.policy(
            """
            rule "own"
              deny every action except transfer_to_human
              when subject.customer_id is not session.customer_id
            """);
    assertThat(policy.rules()).extracting(Rule::name).containsOnly("own");
    Set<String> actions = new HashSet<>();
    for (Rule rule : policy.rules()) {
      Condition.Same same = (Condition.Same) ((Condition.Not) rule.condition()).part();
      for (String action : rule.actions()) {
        assertThat(actions.add(action)).isTrue();
        assertThat(requireNonNull(policy.vocabulary().actions().get(action)).concerns())
            .isEqualTo(same.left().path());
      }
    }
    assertThat(actions).contains("refund", "disclose").doesNotContain("verify_identity");
  }

  @Test
  void oneSlotIsSharedByAllRules() {
    CheckedPolicy policy =
        Policies.policy(
            """
            rule "a"
              deny refund
              when order.total is more than $5 and order.state is paid
            rule "b"
              deny refund
              when order.total is less than $1 or order.state is placed
            """);
    assertThat(policy.layout().slots())
        .extracting(Slot::path)
        .containsExactly("order.total", "order.state");
    assertThat(policy.layout().slots()).extracting(Slot::index).containsExactly(0, 1);
  }

  @Test
  void showingTheRequestShowsEachArgumentTheCustomerMaySee() {
    CheckedPolicy policy =
        Policies.policy(
            """
            rule "read it back"
              require confirmation for change_address, transfer_to_human showing request
            """);
    Effect.RequireConfirmation effect = (Effect.RequireConfirmation) policy.rules().get(0).effect();
    assertThat(effect.showing())
        .containsExactly("request.order_id", "request.new_address.line", "request.reason");
  }

  @Test
  void aWholeFactMayBeMissing() {
    assertThat(condition("payment is missing"))
        .isInstanceOfSatisfying(
            Condition.Presence.class,
            presence -> {
              assertThat(presence.known()).isFalse();
              assertThat(presence.slot().wholeFact()).isTrue();
            });
  }

  @Test
  void theDatesOfARuleArePartOfItsCondition() {
    CheckedPolicy policy =
        Policies.policy(
            """
            rule "winter"
              deny refund
              unless order.is_gift
              effective from 2026-11-15 until 2027-01-31
            """);
    assertThat(((Condition.All) policy.rules().get(0).condition()).parts())
        .hasSize(3)
        .filteredOn(Condition.Compare.class::isInstance)
        .extracting(part -> compare(part).left())
        .containsOnly(new Quantity.Today());
  }

  @Test
  void limitsAndLedgerCountsAreNumbered() {
    CheckedPolicy policy =
        Policies.policy(
            """
            rule "a"
              limit refund to 3 per customer in 90 days
            rule "b"
              limit total request.amount of store_credit to $60 per customer
            rule "c"
              deny refund
              when count of refund per customer in 90 days is at least 3
               and request.amount comes from agent
               and order is no older than 2 minutes
            """);
    assertThat(policy.limits()).isEqualTo(2);
    assertThat(policy.ledgerCounts()).isEqualTo(1);
    assertThat(policy.origins()).isEqualTo(1);
    assertThat(policy.ages()).isEqualTo(1);
  }

  @Test
  void termsMayUseTermsAndAreCheckedEvenIfNoRuleUsesThem() {
    CheckedPolicy policy =
        Policies.policy("term a means order.is_gift\nterm b means not a\n" + deny("b"));
    Condition.Term outer = (Condition.Term) policy.rules().get(0).condition();
    assertThat(outer.name()).isEqualTo("b");
    assertThat(((Condition.Not) outer.meaning()).part()).isInstanceOf(Condition.Term.class);
    assertThat(errors("term unused means order.isgift\n")).containsExactly(Code.P0201);
  }

  @Test
  void theDigestIsOfWhatThePolicyMeans() {
    String rule = deny("order.total is more than $5");
    String digest = Policies.policy(rule).digest();
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(Policies.policy("# a comment\n" + rule.replace("  ", "\t")).digest())
        .isEqualTo(digest);
    assertThat(Policies.policy(rule + "\ntest \"t\"\n  ask refund { }\n  expect deny\n").digest())
        .isEqualTo(digest);
    assertThat(Policies.policy(rule.replace("$5", "$6")).digest()).isNotEqualTo(digest);
    assertThat(Policies.policy(rule + "because \"x  y\"\n").digest())
        .isNotEqualTo(Policies.policy(rule + "because \"x y\"\n").digest());
  }

  @Test
  void aGuardrailFileKeepsItsSettingsToItself() {
    Includes includes =
        (file, from) ->
            new Source(
                file,
                """
                policy "Guard"
                setting most is $500
                rule "guard"
                  deny refund
                  when request.amount is more than most
                """);
    String guarded = Policies.HEADERS + "  include \"g.policy\" as guardrails\n";
    String uses =
        "setting most is 5 days\nrule \"x\"\n  deny refund\n  when order.total is more than $9\n";
    Checked apart =
        Checker.check(new Source("r", guarded + uses), includes, Policies.vocabularies());
    assertThat(apart.diagnostics()).isEmpty();
    assertThat(requireNonNull(apart.policy()).rules())
        .extracting(Rule::guardrail)
        .containsExactly(true, false);
    Checked shared =
        Checker.check(
            new Source(
                "r",
                guarded.replace(" as guardrails", "") + deny("request.amount is more than most")),
            includes,
            Policies.vocabularies());
    assertThat(shared.diagnostics()).isEmpty();
  }

  @Test
  void aLengthWithoutItsUnitIsAsked() {
    assertThat(
            errors("rule \"a\"\n  deny refund\n  when customer.age_of_account is less than 30\n"))
        .containsExactly(Code.P0304);
  }

  @Test
  void tooManyListsInsideEachOtherAreRefused() {
    String inner =
        "order.total is more than total of c.paid + d.paid + total of e.paid for e in order.items for d in order.items";
    String nested =
        "any a in order.items has (any b in order.items has (any c in order.items has ("
            + inner
            + ")))";
    assertThat(errors(deny(nested))).contains(Code.P0110);
  }

  @Test
  void atMostTwentyErrorsAreGivenInTheOrderOfTheText() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      items.append("rule \"r").append(i).append("\"\n  deny refnd\n");
    }
    Checked checked = Policies.check(items.toString());
    assertThat(checked.policy()).isNull();
    assertThat(checked.diagnostics()).hasSize(20).isSortedAccordingTo(Diagnostic.ORDER);
  }

  @Test
  void noMutilatedPolicyThrows() throws IOException {
    Random random = new Random(20261125);
    for (String file :
        List.of("1-apparel-returns", "4-disclosure", "5-warranty", "6-tau2-retail")) {
      String text = Files.readString(Path.of("src/test/resources/policies", file + ".policy"));
      String[] words = text.split("(?<=\\s)|(?=\\s)", -1);
      for (int round = 0; round < 400; round++) {
        String[] copy = words.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
          copy[random.nextInt(copy.length)] = copy[random.nextInt(copy.length)];
        }
        Checked checked =
            Checker.check(
                new Source(file, String.join("", copy)),
                Policies.folder("policies"),
                Policies.vocabularies());
        boolean errors =
            checked.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
        assertThat(checked.policy() == null).isEqualTo(errors);
      }
    }
  }

  private static String deny(String condition) {
    return "rule \"a\"\n  deny refund\n  when " + condition + "\n";
  }

  private static List<Code> errors(String items) {
    return Policies.check(items).diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .toList();
  }

  private static Condition condition(String written) {
    return Policies.policy(deny(written)).rules().get(0).condition();
  }

  private static Condition.Compare compare(Condition condition) {
    return (Condition.Compare) condition;
  }

  private static Condition.OneOf oneOf(Condition condition) {
    return (Condition.OneOf) condition;
  }

  private static Condition.OneOf oneOf(Condition all, int part) {
    return oneOf(((Condition.All) all).parts().get(part));
  }
}
