// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link OrdersKit} is kept by an honest connector and broken by some other. */
class OrdersKitTrialTest {

  private static final OrdersFixture FIXTURE = SampleOrders.complete();

  private final KitTrial<OrdersKit> trial = new KitTrial<>(OrdersKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Orders.class, OrdersKitTrialTest::kit);
    fields();
    numbers();
    lists();
    return trial.tests();
  }

  private void fields() {
    order(
        "everyFieldOfAnOrderIsRead",
        "leaves the lines out",
        "(1 elements, not 0)",
        order -> with(order, List.of(), order.total()));
    order(
        "moneyIsExactInEveryCurrency",
        "takes every currency to have two decimals",
        "in minor units; JPY has 0 decimals",
        order -> with(order, order.lines(), times100(order.total())));
    order(
        "whatIsNotKnownStaysNull",
        "makes an unknown total nought",
        "total must be null, not 0.00 EUR (what the system does not know stays null",
        order ->
            with(
                order,
                order.lines(),
                order.total() == null ? Money.ofMinor(0, "EUR") : order.total()));
    order(
        "aStateThatWeLackIsUnknownWithTheSourcesWord",
        "guesses a state",
        "must be UNKNOWN",
        order -> with(order, order.customerId(), OrderState.OPEN, order.sourceState()));
    order(
        "aStateThatWeLackIsUnknownWithTheSourcesWord",
        "drops the source's word",
        "must keep the source's own word",
        order -> with(order, order.customerId(), order.state(), null));
    order(
        "anOrderNamesItsOwner",
        "does not say whose order it is",
        "the agent decides by it",
        order -> with(order, null, order.state(), order.sourceState()));
    ZoneId zone = ZoneId.systemDefault();
    order(
        "theJvmsZoneAndLocaleChangeNothing",
        "reads local times in the JVM's zone",
        "name the zone of its local times",
        order -> inJvmZone(order, zone));
  }

  private void numbers() {
    number(
        "aNumberIsComparedWithoutCaseAndSign",
        "compares the number as it is written",
        "as the system holds it",
        (shop, number) ->
            FIXTURE.orders().stream().anyMatch(order -> order.number().equals(number))
                ? shop.byNumber(number, soon())
                : Lookup.failed(Kind.NOT_FOUND, "no such order"));
    number(
        "aNumberThatOnlyLooksLikeAnotherIsNotFound",
        "takes what a search by the beginning gives",
        "compare the number of what the system gives",
        (shop, number) ->
            FIXTURE.orders().stream()
                .filter(order -> order.number().startsWith(Order.canonicalNumber(number)))
                .findFirst()
                .map(order -> shop.byNumber(order.number(), soon()))
                .orElseGet(() -> shop.byNumber(number, soon())));
    number(
        "anAbsentNumberIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, number) -> orThrow(shop.byNumber(number, soon())));
    number(
        "anAbsentNumberIsNotFound",
        "calls what is absent malformed",
        "map the system's own \"not found\"",
        (shop, number) ->
            shop.byNumber(number, soon())
                .fold(found -> found, failure -> Lookup.failed(Kind.MALFORMED, failure.detail())));
    number(
        "anOrderOutOfReachIsNotCalledAbsent",
        "calls what it may not read absent",
        "must fail with kind OUT_OF_REACH",
        (shop, number) ->
            shop.byNumber(number, soon())
                .fold(found -> found, failure -> Lookup.failed(Kind.NOT_FOUND, failure.detail())));
    number(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, number) ->
            number.equals("%") ? shop.byNumber("WI-1004", soon()) : shop.byNumber(number, soon()));
    number(
        "noTextIsTooStrangeToAskFor",
        "throws on a blank number",
        "must not throw",
        (shop, number) -> {
          if (number.isBlank()) {
            throw new IllegalArgumentException("blank");
          }
          return shop.byNumber(number, soon());
        });
  }

  private void lists() {
    list(
        "aCustomersOrdersComeNewestFirst",
        "gives the oldest first",
        "newest first, each once",
        (shop, id, limit) -> changed(shop.byCustomer(id, limit, soon()), list -> reversed(list)));
    list(
        "aCustomersOrdersComeNewestFirst",
        "gives an order of two pages twice",
        "each once",
        (shop, id, limit) ->
            changed(
                shop.byCustomer(id, limit, soon()),
                list -> {
                  List<Order> twice = new ArrayList<>(list);
                  list.stream().limit(1).forEach(twice::add);
                  return twice;
                }));
    list(
        "aLimitIsHonoured",
        "gives all there are",
        "and no more",
        (shop, id, limit) -> shop.byCustomer(id, 100, soon()));
    list(
        "everyPageThatIsNeededIsRead",
        "reads one page",
        "must read on past a page of 2",
        (shop, id, limit) -> shop.byCustomer(id, Math.min(limit, 2), soon()));
    list(
        "aListHoldsNobodyElsesOrders",
        "takes customers whose id begins the same",
        "exactly that customer",
        (shop, id, limit) ->
            id.equals("c7")
                ? changed(
                    shop.byCustomer(id, limit, soon()),
                    list -> {
                      List<Order> more = new ArrayList<>(list);
                      more.add(SampleOrders.foreign());
                      return more;
                    })
                : shop.byCustomer(id, limit, soon()));
    list(
        "aCustomerWithoutOrdersHasAnEmptyList",
        "calls a customer without orders not found",
        "found as an empty list",
        (shop, id, limit) ->
            id.equals("c9")
                ? Lookup.failed(Kind.NOT_FOUND, "no such customer")
                : shop.byCustomer(id, limit, soon()));
  }

  private static OrdersKit kit(UnaryOperator<Orders> damage) {
    return new OrdersKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Orders orders() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        FIXTURE.orders().forEach(shop::put);
        return damage.apply(new SomeOutOfReach(shop.orders()));
      }

      @Override
      protected OrdersFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Orders ordersIn(Trouble trouble) {
        return damage.apply(Outage.of(Orders.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface ByNumber {
    Lookup<Order> read(Orders shop, String number);
  }

  private interface ByCustomer {
    Lookup<List<Order>> read(Orders shop, String customerId, int limit);
  }

  private void order(String rule, String defect, String says, UnaryOperator<Order> change) {
    number(rule, defect, says, (shop, number) -> changed(shop.byNumber(number, soon()), change));
  }

  private void number(String rule, String defect, String says, ByNumber read) {
    trial.mutant(
        rule,
        defect,
        says,
        () ->
            kit(
                honest ->
                    new Changed(honest) {
                      @Override
                      public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
                        return read.read(honest, orderNumber);
                      }
                    }));
  }

  private void list(String rule, String defect, String says, ByCustomer read) {
    trial.mutant(
        rule,
        defect,
        says,
        () ->
            kit(
                honest ->
                    new Changed(honest) {
                      @Override
                      public Lookup<List<Order>> byCustomer(
                          String customerId, int limit, Deadline deadline) {
                        return read.read(honest, customerId, limit);
                      }
                    }));
  }

  private static class Changed implements Orders {
    private final Orders honest;

    Changed(Orders honest) {
      this.honest = honest;
    }

    @Override
    public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
      return honest.byNumber(orderNumber, deadline);
    }

    @Override
    public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
      return honest.byCustomer(customerId, limit, deadline);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  /** Numbers below WI-1000 belong to orders that are too old to be read. */
  private static final class SomeOutOfReach extends Changed {
    SomeOutOfReach(Orders honest) {
      super(honest);
    }

    @Override
    public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
      Lookup<Order> answer = super.byNumber(orderNumber, deadline);
      return Order.canonicalNumber(orderNumber).matches("WI-0\\d{3}")
          ? Lookup.failed(Kind.OUT_OF_REACH, "older orders are not readable")
          : answer;
    }
  }

  private static Deadline soon() {
    return Deadline.in(ReadingKit.AMPLE, Ambient.clock().instant());
  }

  private static <T> Lookup<T> orThrow(Lookup<T> answer) {
    return answer.fold(
        found -> found,
        failure -> {
          throw new IllegalStateException("404");
        });
  }

  private static <T> Lookup<T> changed(Lookup<T> answer, UnaryOperator<T> change) {
    return answer.fold(
        found -> Lookup.found(change.apply(found.value()), found.source(), found.observedAt()),
        Lookup::failed);
  }

  private static List<Order> reversed(List<Order> list) {
    List<Order> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  private static @Nullable Money times100(@Nullable Money money) {
    return money == null || !money.currency().getCurrencyCode().equals("JPY")
        ? money
        : new Money(money.minor() * 100, money.currency());
  }

  private static Order inJvmZone(Order order, ZoneId right) {
    Instant placedAt = order.placedAt();
    return new Order(
        order.number(),
        order.customerId(),
        order.email(),
        order.state(),
        order.sourceState(),
        order.displayState(),
        placedAt == null
            ? null
            : placedAt.atZone(right).toLocalDateTime().atZone(ZoneId.systemDefault()).toInstant(),
        order.lines(),
        order.fulfilments(),
        order.payments(),
        order.returns(),
        order.shipTo(),
        order.total(),
        order.promise(),
        order.notes());
  }

  private static Order with(Order order, List<OrderLine> lines, @Nullable Money total) {
    return new Order(
        order.number(),
        order.customerId(),
        order.email(),
        order.state(),
        order.sourceState(),
        order.displayState(),
        order.placedAt(),
        lines,
        order.fulfilments(),
        order.payments(),
        order.returns(),
        order.shipTo(),
        total,
        order.promise(),
        order.notes());
  }

  private static Order with(
      Order order, @Nullable String customerId, OrderState state, @Nullable String sourceState) {
    return new Order(
        order.number(),
        customerId,
        order.email(),
        state,
        sourceState,
        order.displayState(),
        order.placedAt(),
        order.lines(),
        order.fulfilments(),
        order.payments(),
        order.returns(),
        order.shipTo(),
        order.total(),
        order.promise(),
        order.notes());
  }
}
