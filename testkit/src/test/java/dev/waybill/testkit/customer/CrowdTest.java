// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static dev.waybill.testkit.assertion.WaybillAssertions.assertThatThrownBy;

import dev.waybill.CommerceAgent;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleShop;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final String NOON = "2026-11-24T12:00:00Z";

  /** Each with a shop of its own: what one does changes what another would read. */
  private static List<CustomerStory> stories(long seed, int threads) {
    return Crowd.of(seed)
        .conversations(100)
        .threads(threads)
        .meet(
            (n, own) -> {
              SampleShop shop = SampleShop.of(7, VirtualClock.at(NOON));
              try (CommerceAgent agent = shop.agent().build()) {
                return SimulatedCustomer.of(shop, own).pursue("c" + n, agent::handle);
              }
            });
  }

  @Test
  void theSameSeedGivesTheSameStoriesWhateverTheNumberOfThreads() {
    List<CustomerStory> alone = stories(11, 1);

    assertThat(stories(11, 4)).isEqualTo(alone);
  }

  @Test
  void anotherSeedGivesOtherStories() {
    assertThat(stories(12, 2)).isNotEqualTo(stories(11, 2));
  }

  @Test
  void everyEndedConversationIsToldOnce() {
    SampleShop shop = SampleShop.of(7, VirtualClock.at(NOON));
    Set<Integer> told = new ConcurrentSkipListSet<>();
    try (CommerceAgent agent = shop.agent().build()) {
      Crowd.of(1)
          .conversations(20)
          .threads(3)
          .progress(done -> assertThat(told.add(done)).isTrue())
          .meet((n, own) -> SimulatedCustomer.of(shop, own).pursue("c" + n, agent::handle));
    }
    assertThat(told).isEqualTo(new TreeSet<>(IntStream.rangeClosed(1, 20).boxed().toList()));
  }

  @Test
  void anExceptionSaysWhichConversationItEnded() {
    SampleShop shop = SampleShop.of(7, VirtualClock.at(NOON));
    IllegalStateException broken = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                Crowd.of(1)
                    .conversations(3)
                    .meet(
                        (n, own) ->
                            SimulatedCustomer.of(shop, own)
                                .pursue(
                                    "c" + n,
                                    message -> {
                                      throw broken;
                                    })))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("conversation 0 (seed ")
        .hasCause(broken);
  }

  @Test
  void aCrowdOfNobodyIsRefused() {
    assertThatThrownBy(() -> Crowd.of(1).conversations(0))
        .hasMessage("conversations must be at least 1, not 0");
    assertThatThrownBy(() -> Crowd.of(1).threads(0))
        .hasMessage("threads must be at least 1, not 0");
  }
}
