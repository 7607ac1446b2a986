// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.testing.Policies;
import org.junit.jupiter.api.Test;

class PolicyPageTest {

  @Test
  void aPageSaysInPlainEnglishWhatAPolicyDoes() {
    assertThat(PolicyPage.of(Policies.bookshop()))
        .isEqualTo(Policies.resource("/tools/bookshop.md"));
  }

  @Test
  void theSamePolicyGivesTheSamePage() {
    assertThat(PolicyPage.of(Policies.bookshop())).isEqualTo(PolicyPage.of(Policies.bookshop()));
  }
}
