// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.Act;
import dev.waybill.policy.Policy;
import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.explain.PolicyPage;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.syntax.Formatter;
import dev.waybill.policy.testing.PolicyTests;
import dev.waybill.policy.testing.TestResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShopPolicyTest {

  private final Policy policy = ShopPolicy.load();

  @Test
  void itHasNoErrorAndNoWarning() {
    assertThat(policy.warnings()).isEmpty();
  }

  @Test
  void theAnalysesFindNothingOdd() {
    assertThat(Analyses.of(policy.model(), Budget.standard())).isEmpty();
  }

  @Test
  void itsOwnTestsPass() {
    List<TestResult> results = PolicyTests.of(policy.model()).run();
    assertThat(results).hasSizeGreaterThanOrEqualTo(13);
    assertThat(results)
        .allSatisfy(result -> assertThat(result.passed()).as(result.text()).isTrue());
  }

  @Test
  void itIsFormatted() {
    String text = Tables.resource(ShopPolicy.FILE);
    assertThat(Formatter.format(new Source(ShopPolicy.FILE, text))).isEqualTo(text);
  }

  @Test
  void whatItAllowsCanBeDoneAndNothingElse() {
    Clock noon = Clock.fixed(Instant.parse(OpenShop.NOON), ZoneOffset.UTC);
    Set<String> allowed = new TreeSet<>();
    for (Rule rule : policy.model().rules()) {
      if (rule.effect() instanceof Effect.Allow) {
        allowed.addAll(rule.actions());
      }
    }
    try (DemoShop shop = DemoShop.open(noon.instant())) {
      Map<String, Act> acts = ShopActs.over(shop.dataSource(), noon);
      Set<String> done = new TreeSet<>(acts.keySet());
      done.add("transfer_to_human");
      assertThat(done).isEqualTo(allowed);
    }
  }

  @Test
  void itsPageSaysWhatItDoes() {
    assertThat(PolicyPage.of(policy.model()))
        .startsWith("# Demo shop\n")
        .contains("## Store credit", "team lead", "silver | $20", "transfer to human");
  }
}
