// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static dev.waybill.testkit.assertion.WaybillAssertions.fail;

import dev.waybill.commerce.Order;
import dev.waybill.connector.Deadline;
import dev.waybill.conversation.Outcome;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsSimulator;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.shop.InMemoryShop;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test classes that {@link WaybillExtensionTest} has JUnit run; most of their tests must fail. */
final class ExtensionCases {

  private ExtensionCases() {}

  static class Registered {
    @RegisterExtension
    static final WaybillExtension WAYBILL =
        WaybillExtension.builder()
            .startingAt("2030-01-01T00:00:00Z")
            .sampleShop(5)
            .shopZone(ZoneOffset.UTC)
            .agent(agent -> agent.shopZone(ZoneOffset.UTC))
            .build();

    @Test
    void hasItsSettings(VirtualClock clock, AgentUnderTest agent, InMemoryShop shop) {
      assertThat(clock.instant()).isEqualTo("2030-01-01T00:00:00Z");
      SampleShop same = SampleShop.of(5, VirtualClock.at("2030-01-01T00:00:00Z"));
      Order order = same.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
      Deadline deadline = Deadline.in(Duration.ofSeconds(1), clock.instant());
      Optional<Order> held =
          shop.orders()
              .byNumber(order.number(), deadline)
              .fold(found -> Optional.of(found.value()), failure -> Optional.empty());
      assertThat(held).contains(order);
      assertThat(agent.say("hello").outcome()).isInstanceOf(Outcome.Answered.class);
    }
  }

  @ExtendWith(WaybillExtension.class)
  static class Leaky {
    static final CountDownLatch HELD = new CountDownLatch(1);

    @Test
    void passesAndLeavesAThread(LeakCheck leaks) {
      leaks.patience(Duration.ofMillis(50));
      new Thread(Leaky::hold, "left-behind").start();
    }

    @Test
    void failsAndLeavesAThread(LeakCheck leaks) {
      leaks.patience(Duration.ofMillis(50));
      new Thread(Leaky::hold, "left-behind").start();
      fail("its own failure");
    }

    @Test
    void leavesASimulator(VirtualClock clock, LeakCheck leaks) {
      leaks.patience(Duration.ofMillis(50));
      LEFT.add(UpsSimulator.start(clock));
    }

    @Test
    void leavesNothing(AgentUnderTest agent, UpsSimulator ups) {
      agent.as(WaybillExtensionTest.JANE).say("where is my order?");
    }

    static final List<UpsSimulator> LEFT = new CopyOnWriteArrayList<>();

    static void hold() {
      try {
        HELD.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @ExtendWith(WaybillExtension.class)
  static class Confused {
    @BeforeAll
    static void tooEarly(VirtualClock clock) {
      fail("not reached");
    }

    @Test
    void neverRuns() {}
  }

  @ExtendWith(WaybillExtension.class)
  static class Asking {
    @Test
    void forAModelThatIsNotThere(HostileModel model) {}

    @Test
    @Scripted("yes")
    void forAnotherModel(HostileModel model) {}
  }

  @ExtendWith(WaybillExtension.class)
  static class Beside {
    static final Set<InMemoryShop> SHOPS = ConcurrentHashMap.newKeySet();
    static final CyclicBarrier ALL_HERE = new CyclicBarrier(3);

    @Test
    void one(InMemoryShop shop, AgentUnderTest agent) throws Exception {
      meet(shop, agent, "N1");
    }

    @Test
    void two(InMemoryShop shop, AgentUnderTest agent) throws Exception {
      meet(shop, agent, "N2");
    }

    @Nested
    class Inside {
      @Test
      void three(InMemoryShop shop, AgentUnderTest agent) throws Exception {
        meet(shop, agent, "N3");
      }
    }

    static void meet(InMemoryShop shop, AgentUnderTest agent, String own) throws Exception {
      shop.put(WaybillExtensionTest.order(own, "C1"));
      SHOPS.add(shop);
      ALL_HERE.await(30, TimeUnit.SECONDS);
      agent.as(WaybillExtensionTest.JANE).say("where are my orders?");
      assertThat(agent).isGrounded().saysFact("orders." + own + ".number");
      assertThat(agent.last().reply().citations())
          .allMatch(citation -> !citation.path().matches("orders\\.(?!" + own + "\\.).*"));
      ALL_HERE.await(30, TimeUnit.SECONDS);
    }
  }
}
