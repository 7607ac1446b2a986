// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import org.junit.jupiter.api.Test;

class PolicyDiffLawsTest {

  @Test
  void aPolicyEqualsItself() {
    RandomMarket random = new RandomMarket(21, true, true);
    for (int i = 0; i < 200; i++) {
      CheckedPolicy policy = random.policy(8);
      assertThat(PolicyDiff.between(policy, policy, Budget.standard()).isEqual()).isTrue();
    }
  }

  @Test
  void differencesHaveExamplesThatBothEvaluatorsConfirm() {
    RandomMarket random = new RandomMarket(22, true, true);
    int confirmed = 0;
    for (int i = 0; i < 400; i++) {
      CheckedPolicy policy = random.policy(6);
      PolicyDiff diff = PolicyDiff.between(policy, random.changed(policy), Budget.standard());
      for (PolicyDiff.Region region : diff.regions()) {
        Witness witness = region.witness();
        assertThat(witness != null && witness.confirmed()).as("%s", region).isTrue();
        confirmed++;
      }
    }
    assertThat(confirmed).isGreaterThan(300);
  }
}
