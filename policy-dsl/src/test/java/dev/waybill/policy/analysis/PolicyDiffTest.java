// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDiffTest {
  private static final Path FOLDER = PolicyFiles.FOLDER.resolve("diffs");

  /** With {@code -Dwaybill.golden.update=true} the texts are written instead of compared. */
  @ParameterizedTest
  @ValueSource(strings = {"window", "origin", "roles", "items", "seasons", "order"})
  void differencesAreSaidInTheWordsOfTheGoldenFiles(String name) throws IOException {
    PolicyDiff diff =
        PolicyDiff.between(
            PolicyFiles.file(FOLDER.resolve(name + "-before.policy")),
            PolicyFiles.file(FOLDER.resolve(name + "-after.policy")),
            Budget.standard());
    Path golden = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("waybill.golden.update")) {
      Files.writeString(golden, DiffText.of(diff), StandardCharsets.UTF_8);
    }
    assertThat(DiffText.of(diff)).isEqualTo(PolicyFiles.read(golden));
    assertThat(diff.regions())
        .allMatch(region -> region.witness() != null && region.witness().confirmed());
  }

  @Test
  void twoWaysToWriteTheSameAreEqual() {
    CheckedPolicy before =
        PolicyFiles.text(
            """
            rule "a" allow refund when order.state is delivered and customer.tier is gold
            rule "b" allow refund when order.state is delivered and customer.tier is one of standard, silver
            rule "c" deny refund when request.amount is more than $50
            """);
    CheckedPolicy after =
        PolicyFiles.text(
            """
            rule "limit" deny refund unless request.amount is at most $50
            rule "all" allow refund when customer.tier is one of gold, silver, standard and not (order.state is not delivered)
            """);
    PolicyDiff diff = PolicyDiff.between(before, after, Budget.standard());
    assertThat(diff.isEqual()).as(DiffText.of(diff)).isTrue();
  }

  @Test
  void aCaseThatOnlyTheAnalysisDoesNotLookIntoIsPossible() {
    CheckedPolicy before =
        PolicyFiles.text(
            """
            rule "returns" allow create_return
            rule "sum" deny create_return when total of item.paid - $1 for item in request.items is more than $10
            """);
    CheckedPolicy after =
        PolicyFiles.text(
            """
            rule "returns" allow create_return
            rule "sum" deny create_return when total of item.paid - $1 for item in request.items is more than $20
            """);
    PolicyDiff diff = PolicyDiff.between(before, after, Budget.standard());
    assertThat(diff.has(Change.LOOSENED)).isTrue();
    Witness witness = diff.regions().get(0).witness();
    assertThat(witness).isNotNull();
    assertThat(witness != null && witness.confirmed()).isFalse();
    assertThat(DiffText.of(diff)).contains("possible witness").contains("[not confirmed]");
  }

  @Test
  void anAcceptAboutAnArgumentThatNoRuleReadsIsNotPassedOver() {
    String rules = "rule \"all\" allow cancel_order when order.state is paid\n";
    CheckedPolicy before =
        PolicyFiles.text("accept request.reason only from customer in this conversation\n" + rules);
    CheckedPolicy after =
        PolicyFiles.text("accept request.reason only from customer or agent\n" + rules);

    PolicyDiff diff = PolicyDiff.between(before, after, Budget.standard());

    assertThat(diff.isEqual()).as(DiffText.of(diff)).isFalse();
    assertThat(PolicyDiff.between(before, before, Budget.standard()).isEqual()).isTrue();
  }

  @Test
  void otherCurrenciesAndZonesAreNotCompared() {
    CheckedPolicy dollars = PolicyFiles.text("rule \"a\" allow refund");
    CheckedPolicy euros =
        PolicyFiles.check(
            new dev.waybill.policy.source.Source(
                "e.policy",
                "policy \"E\" currency EUR time zone \"UTC\" uses \"commerce/1\"\n"
                    + "rule \"a\" allow refund"));
    PolicyDiff diff = PolicyDiff.between(dollars, euros, Budget.standard());
    assertThat(diff.isEqual()).isFalse();
    assertThat(diff.limits())
        .containsExactly("not analysed: the currencies differ, so no two amounts can be compared");
  }

  @Test
  void whatDoesNotFitTheBudgetIsSaid() {
    CheckedPolicy policy = PolicyFiles.example("1-apparel-returns.policy");
    PolicyDiff diff =
        PolicyDiff.between(
            policy,
            Models.with(policy, policy.rules().subList(1, policy.rules().size())),
            new Budget(100, 100, 5));
    assertThat(diff.isEqual()).isFalse();
    assertThat(diff.limits()).isNotEmpty().allMatch(limit -> limit.startsWith("not analysed: "));
    assertThat(DiffText.of(diff)).contains("not analysed: ");
  }

  @Test
  void theOrderOfRulesIsNoDifference() {
    for (String name : List.of("2-address-cancel.policy", "5-warranty.policy")) {
      CheckedPolicy policy = PolicyFiles.example(name);
      List<dev.waybill.policy.model.Rule> turned = new java.util.ArrayList<>(policy.rules());
      java.util.Collections.reverse(turned);
      PolicyDiff diff = PolicyDiff.between(policy, Models.with(policy, turned), Budget.standard());
      assertThat(diff.isEqual()).as(DiffText.of(diff)).isTrue();
    }
  }
}
