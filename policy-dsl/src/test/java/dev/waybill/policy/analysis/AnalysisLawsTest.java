// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the analyses say of random policies is true. */
class AnalysisLawsTest {

  @Test
  void aRuleThatIsReportedCanBeDeleted() {
    RandomMarket random = new RandomMarket(41, true, true);
    int deleted = 0;
    for (int i = 0; i < 400; i++) {
      CheckedPolicy policy = random.policy(7);
      for (Diagnostic diagnostic : Analyses.of(policy, Budget.standard())) {
        String name = quoted(diagnostic.title() + diagnostic.notes());
        boolean never = diagnostic.title().contains("is never what decides");
        if (name == null || !(diagnostic.code() == Code.P0502 || never)) {
          continue;
        }
        List<Rule> rest = new ArrayList<>(policy.rules());
        rest.removeIf(rule -> rule.name().equals(name));
        if (rest.size() == policy.rules().size() || rest.isEmpty()) {
          continue;
        }
        PolicyDiff diff = PolicyDiff.between(policy, Models.with(policy, rest), Budget.standard());
        assertThat(diff.regions())
            .as("policy %s, %s: %s", i, diagnostic.title(), DiffText.of(diff))
            .allMatch(region -> region.change() == Change.REASON_CHANGED);
        deleted++;
      }
    }
    assertThat(deleted).isGreaterThan(50);
  }

  @Test
  void aRuleThatIsNotReportedChangesSomething() {
    RandomMarket random = new RandomMarket(42, false, true);
    int kept = 0;
    for (int i = 0; i < 150; i++) {
      CheckedPolicy policy = random.policy(6);
      String reported = Analyses.of(policy, Budget.standard()).toString();
      Analysis analysis = new Analysis(policy, Budget.standard());
      for (Rule rule : policy.rules()) {
        if (rule.effect() instanceof Effect.Inform
            || rule.effect() instanceof Effect.RequireConfirmation
            || rule.customer() != null
            || reported.contains('"' + rule.name() + '"')) {
          continue;
        }
        boolean matters = false;
        for (String action : rule.actions()) {
          List<Rule> rest = new ArrayList<>(analysis.rules.rules(action));
          rest.remove(rule);
          RuleDiagrams.VerdictLeaf verdict = new RuleDiagrams.VerdictLeaf(analysis.marks);
          int with = analysis.diagrams.map(analysis.together(action), verdict);
          int without = analysis.diagrams.map(analysis.rules.together(rest, action), verdict);
          matters |= !analysis.isImpossible(analysis.diagrams.join(new Unequal(), with, without));
        }
        assertThat(matters).as("policy %s, rule %s", i, rule.name()).isTrue();
        kept++;
      }
    }
    assertThat(kept).isGreaterThan(100);
  }

  private static @Nullable String quoted(String text) {
    int from = text.indexOf('"');
    return from < 0 ? null : text.substring(from + 1, text.indexOf('"', from + 1));
  }
}
