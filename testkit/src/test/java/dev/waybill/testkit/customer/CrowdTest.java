// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleShop;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final String NOON = "2026-11-24T12:00:00Z";

  private static List<CustomerStory> stories(int threads, int conversations) {
    SampleShop shop = SampleShop.of(7, VirtualClock.at(NOON));
    try (CommerceAgent agent = shop.agent().build()) {
      return Crowd.of(11)
          .conversations(conversations)
          .threads(threads)
          .meet((n, seed) -> SimulatedCustomer.of(shop, seed).pursue("c" + n, agent::handle));
    }
  }

  @Test
  void theSameSeedGivesTheSameStoriesWhateverTheNumberOfThreads() {
    List<CustomerStory> alone = stories(1, 300);

    assertThat(stories(4, 300)).isEqualTo(alone);
  }
}
