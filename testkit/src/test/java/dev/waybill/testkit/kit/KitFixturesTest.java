// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Order;
import dev.waybill.connector.Orders;
import dev.waybill.testkit.shop.InMemoryShop;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class KitFixturesTest {

  private static final Order NEW = SampleOrders.order("N2", 2, "EUR");
  private static final Order OLD = SampleOrders.order("N1", 1, "EUR");

  @Test
  void anOrdersFixtureNeedsACustomerAndAnAbsentNumber() {
    assertThatThrownBy(() -> OrdersFixture.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("call customer(id, newestFirst) before build()");
    assertThatThrownBy(() -> OrdersFixture.builder().customer("c7", NEW, OLD).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("call absentNumber(number) before build()");
  }

  @Test
  void anOrdersFixtureThatContradictsItselfIsRefused() {
    refused(two().customer("c7", NEW), "two orders at least");
    refused(two().customer("c7", OLD, NEW), "newest first");
    refused(two().customer("c8", NEW, OLD), "must name the customer");
    refused(two().order(SampleOrders.order("N3", 3, "EUR")), "every order of the customer");
    refused(two().absentNumber("#n1"), "the absent one be none of them");
    refused(two().pageSize(2), "more orders than one page");
  }

  @Test
  void aParcelsFixtureNeedsAParcelAndAnUnknownNumber() {
    assertThatThrownBy(() -> ParcelsFixture.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("call parcel(tracking) before build()");
    ParcelsFixture.Builder one = ParcelsFixture.builder().parcel(SampleParcels.all().get(0));
    assertThatThrownBy(one::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("call unknown(carrier, number) before build()");
    assertThatThrownBy(() -> one.unknown(Carrier.UPS, "1Z0000000000000001").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the unknown one be none of them");
  }

  @Test
  void whatWasNotSuppliedIsNotTriedAndSaysHowToSupplyIt() {
    OrdersKit smallest =
        new OrdersKit() {
          @Override
          protected Orders orders() {
            return new InMemoryShop(Ambient.clock()).put(NEW).put(OLD).orders();
          }

          @Override
          protected OrdersFixture fixture() {
            return two().build();
          }
        };

    Map<String, String> untried = new TreeMap<>();
    Stream.of(OrdersKit.class, ReadingKit.class)
        .flatMap(kit -> Stream.of(kit.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class))
        .forEach(rule -> abortion(smallest, rule, untried));

    assertThat(untried)
        .containsOnlyKeys(
            "aCustomerWithoutOrdersHasAnEmptyList",
            "aListHoldsNobodyElsesOrders",
            "aSilentSystemIsTimedOutByTheDeadline",
            "aStateThatWeLackIsUnknownWithTheSourcesWord",
            "aSystemThatIsDownIsDown",
            "anAnswerCutShortIsMalformed",
            "anAnswerThatNeverEndsIsTimedOutByTheDeadline",
            "anInterruptedThreadReturnsPromptlyAndStaysInterrupted",
            "anOrderNamesItsOwner",
            "anOrderOutOfReachIsNotCalledAbsent",
            "anOutageIsSeenInTheHealth",
            "everyPageThatIsNeededIsRead",
            "failuresHoldNoSecretAndNoPersonalData",
            "moneyIsExactInEveryCurrency",
            "refusedCredentialsAreUnauthorised",
            "throttlingSaysWhenToComeBack",
            "whatIsNotKnownStaysNull");
    assertThat(untried.values()).allMatch(how -> how.contains("Not tried. To try it, "));
    assertThat(untried.get("throttlingSaysWhenToComeBack"))
        .contains("override ordersIn(Trouble)", "THROTTLED");
    assertThat(untried.get("everyPageThatIsNeededIsRead")).contains("pageSize(orders)");
  }

  private static void abortion(OrdersKit kit, Method rule, Map<String, String> untried) {
    try {
      rule.invoke(kit);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof TestAbortedException aborted) {
        untried.put(rule.getName(), String.valueOf(aborted.getMessage()));
      } else {
        throw new AssertionError(rule.getName(), e.getCause());
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static OrdersFixture.Builder two() {
    return OrdersFixture.builder().customer("c7", NEW, OLD).absentNumber("N9");
  }

  private static void refused(OrdersFixture.Builder fixture, String rule) {
    assertThatThrownBy(fixture::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(rule);
  }
}
