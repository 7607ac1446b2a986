// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Orders}. To try a connector, extend it:
 *
 * <pre>{@code
 * class ShopOrdersTest extends OrdersKit {
 *   private final FakeShop shop = FakeShop.start();
 *
 *   @Override
 *   protected Orders orders() {
 *     return new ShopOrders(shop.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected OrdersFixture fixture() {
 *     return OrdersFixture.builder()
 *         .customer("c7", newest, older)
 *         .order(ofAnotherCustomer)
 *         .absentNumber("N9999")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected Orders ordersIn(Trouble trouble) {
 *     shop.suffer(trouble);
 *     return orders();
 *   }
 *
 *   @AfterEach
 *   void stop() {
 *     shop.close();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class OrdersKit extends ReadingKit {

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract Orders orders();

  /** What the system holds. */
  protected abstract OrdersFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.ordersIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected Orders ordersIn(Trouble trouble) {
    throw Untried.abort(
        "override ordersIn(Trouble) and give the connector over a system that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.ORDER;
  }

  @Override
  final Set<String> confidential() {
    return fixture().confidential();
  }

  @Override
  final Port port() {
    Orders orders = orders();
    List<Reading<?>> readings = new ArrayList<>();
    fixture().orders().forEach(order -> readings.add(byNumber(orders, order.number(), order)));
    readings.add(byCustomer(orders, Integer.MAX_VALUE, fixture().customerOrders()));
    return new Port(orders, orders::health, readings);
  }

  @Override
  final Port portIn(Trouble trouble) {
    Orders orders = ordersIn(trouble);
    Order order = fixture().customerOrders().get(0);
    return new Port(
        orders,
        orders::health,
        List.of(
            byNumber(orders, order.number(), order),
            byCustomer(orders, 10, fixture().customerOrders())));
  }

  /** Every order is read, alone and in a list, with every field as the system holds it. */
  @Test
  public final void everyFieldOfAnOrderIsRead() {
    port().readings().forEach(reading -> reading.check(ample()));
  }

  /** A number is the same in capitals or not, with a leading {@code #} or spaces around it. */
  @Test
  public final void aNumberIsComparedWithoutCaseAndSign() {
    Orders orders = orders();
    for (Order order : fixture().orders()) {
      String plain = Order.canonicalNumber(order.number());
      for (String written :
          List.of(plain, plain.toLowerCase(Locale.ROOT), "#" + plain, "  # " + plain + " ")) {
        Reading<Order> reading = byNumber(orders, written);
        assertThat(reading.found(ample()).value().number())
            .as(reading.call() + " must be the order with that number, as the system writes it")
            .isEqualTo(order.number());
      }
    }
  }

  /**
   * A number that only begins, ends or looks like one that exists is somebody else's, or nobody's:
   * systems that search loosely must not disclose the neighbour's order.
   */
  @Test
  public final void aNumberThatOnlyLooksLikeAnotherIsNotFound() {
    Orders orders = orders();
    Set<String> held =
        fixture().orders().stream()
            .map(order -> Order.canonicalNumber(order.number()))
            .collect(Collectors.toSet());
    for (String existing : held) {
      for (String number : Lookalikes.of(existing)) {
        if (held.contains(number)) {
          continue;
        }
        notFound(
            orders,
            number,
            "compare the number of what the system gives with the number asked for, by"
                + " Order.canonicalNumber, and give nothing else");
      }
    }
  }

  /** A number the system does not hold is {@code NOT_FOUND}. */
  @Test
  public final void anAbsentNumberIsNotFound() {
    notFound(
        orders(),
        fixture().absentNumber(),
        "map the system's own \"not found\" (HTTP 404, no row, an empty list) to NOT_FOUND");
  }

  /**
   * An order that may exist beyond what the connector may read (too old, another scope) is {@code
   * OUT_OF_REACH}: to call it absent would be a lie to its owner.
   */
  @Test
  public final void anOrderOutOfReachIsNotCalledAbsent() {
    String number =
        Untried.unless(
            fixture().outOfReach(),
            "call outOfReach(number) of the fixture if the system keeps orders from the connector");
    String demand =
        "an order that may exist beyond what may be read must fail with kind OUT_OF_REACH";
    Reading<Order> reading = byNumber(orders(), number);
    assertThat(reading.failure(ample(), demand).kind())
        .as(reading.call() + ": " + demand)
        .isEqualTo(Failure.Kind.OUT_OF_REACH);
  }

  /** Whatever text is asked for as a number or a customer finds nothing, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    Orders orders = orders();
    for (String text : StrangeTexts.ALL) {
      notFound(orders, text, "check or encode what is asked for; bind values, never paste them in");
      Reading<List<Order>> reading =
          Reading.of(
              "byCustomer(" + StrangeTexts.shown(text) + ")",
              deadline -> orders.byCustomer(text, 5, deadline));
      assertThat(read(reading.answer(ample())))
          .as(reading.call() + " must give no orders: bind values, never paste them in")
          .isEmpty();
    }
  }

  /**
   * An order names the customer who owns it, whoever asks: the agent compares the owner with the
   * customer's identity before it shows anything.
   */
  @Test
  public final void anOrderNamesItsOwner() {
    Order foreign =
        Untried.unless(
            fixture().foreign(),
            "add an order of another customer to the fixture, with order(order)");
    Orders orders = orders();
    for (Order order : List.of(foreign, fixture().customerOrders().get(0))) {
      Reading<Order> reading = byNumber(orders, order.number());
      assertThat(reading.found(ample()).value().customerId())
          .as(
              reading.call()
                  + " must have the customerId of the owner as the system holds it: the agent"
                  + " decides by it who may see the order")
          .isEqualTo(order.customerId());
    }
  }

  /** A customer's orders are all read, newest first, each once. */
  @Test
  public final void aCustomersOrdersComeNewestFirst() {
    List<Order> expected = fixture().customerOrders();
    Reading<List<Order>> reading = byCustomer(orders(), expected.size() + 5, expected);
    assertThat(numbers(reading.found(ample()).value()))
        .as(
            reading.call()
                + " must give all orders of the customer, newest first, each once: sort by the time"
                + " of the order if the source does not")
        .isEqualTo(numbers(expected));
  }

  /** No more orders are given than were asked for, and those are the newest. */
  @Test
  public final void aLimitIsHonoured() {
    Orders orders = orders();
    List<Order> all = fixture().customerOrders();
    for (int limit = 1; limit < Math.min(all.size(), 4); limit++) {
      Reading<List<Order>> reading = byCustomer(orders, limit, all);
      assertThat(numbers(reading.found(ample()).value()))
          .as(reading.call() + " must give the newest " + limit + " orders, and no more")
          .isEqualTo(numbers(all.subList(0, limit)));
    }
  }

  /** If the source gives orders in pages, as many pages are read as the limit needs. */
  @Test
  public final void everyPageThatIsNeededIsRead() {
    int page =
        Untried.unless(
            fixture().pageSize(),
            "call pageSize(orders) of the fixture if the source gives orders in pages, and give the"
                + " customer more orders than that");
    List<Order> all = fixture().customerOrders();
    Orders orders = orders();
    for (int limit : List.of(page + 1, Integer.MAX_VALUE)) {
      Reading<List<Order>> reading = byCustomer(orders, limit, all);
      assertThat(numbers(reading.found(ample()).value()))
          .as(
              reading.call()
                  + " must read on past a page of "
                  + page
                  + ": follow the cursor of the source until the limit is reached or nothing is"
                  + " left")
          .isEqualTo(numbers(all.subList(0, Math.min(limit, all.size()))));
    }
  }

  /** A list holds orders of exactly the customer asked for, not of one with a similar id. */
  @Test
  public final void aListHoldsNobodyElsesOrders() {
    Order foreign =
        Untried.unless(
            fixture().foreign(),
            "add an order of another customer to the fixture, with order(order)");
    Set<String> ids = new LinkedHashSet<>(Lookalikes.of(fixture().customerId()));
    String other = Objects.requireNonNull(foreign.customerId());
    ids.addAll(Lookalikes.of(other));
    ids.add(other);
    ids.add(fixture().customerId());
    Orders orders = orders();
    for (String id : ids) {
      Reading<List<Order>> reading =
          Reading.of(
              "byCustomer(" + StrangeTexts.shown(id) + ", 50)",
              deadline -> orders.byCustomer(id, 50, deadline));
      assertThat(read(reading.answer(ample())))
          .as(
              reading.call()
                  + " must hold orders of exactly that customer: compare the owner of what the"
                  + " system gives with the customer asked for")
          .allSatisfy(order -> assertThat(order.customerId()).isEqualTo(id));
    }
  }

  /** A customer who has no order has an empty list, which is not a failure. */
  @Test
  public final void aCustomerWithoutOrdersHasAnEmptyList() {
    String id =
        Untried.unless(
            fixture().customerWithoutOrders(), "call customerWithoutOrders(id) of the fixture");
    Orders orders = orders();
    Reading<List<Order>> reading =
        Reading.of("byCustomer(\"" + id + "\")", deadline -> orders.byCustomer(id, 5, deadline));
    assertThat(reading.answer(ample()))
        .as(
            reading.call()
                + " must be found as an empty list, as the customer has no order; not a failure")
        .isInstanceOf(Lookup.Found.class);
    assertThat(read(reading.answer(ample()))).as(reading.call() + " must be empty").isEmpty();
  }

  /** What the system does not know stays null: no nought, no blank, no default is invented. */
  @Test
  public final void whatIsNotKnownStaysNull() {
    Order sparse =
        Untried.unless(
            fixture().sparse(),
            "add an order to the fixture of which e-mail, address, total and promise are null");
    Reading<Order> reading = byNumber(orders(), sparse.number());
    Differences.none(
        reading.call(),
        Differences.between(sparse, reading.found(ample()).value()).stream()
            .filter(Differences.Difference::isInvention)
            .toList());
  }

  /** A state that we have no word for is {@code UNKNOWN}, with the source's own word beside it. */
  @Test
  public final void aStateThatWeLackIsUnknownWithTheSourcesWord() {
    Order expected =
        Untried.unless(
            fixture().ofUnknownState(),
            "add an order to the fixture with OrderState.UNKNOWN and the source's word as"
                + " sourceState");
    Reading<Order> reading = byNumber(orders(), expected.number());
    Order order = reading.found(ample()).value();
    assertThat(order.state())
        .as(
            reading.call()
                + " must be UNKNOWN: a word of the source that OrderState lacks is not guessed")
        .isEqualTo(OrderState.UNKNOWN);
    assertThat(order.sourceState())
        .as(reading.call() + " must keep the source's own word as sourceState, unaltered")
        .isEqualTo(expected.sourceState());
  }

  /** Money is exact, also in currencies without decimals (JPY) or with three (KWD). */
  @Test
  public final void moneyIsExactInEveryCurrency() {
    Order order =
        Untried.unless(
            fixture().ofOtherDecimals(),
            "add an order to the fixture in a currency without decimals (JPY) or with three (KWD)");
    Reading<Order> reading = byNumber(orders(), order.number());
    Differences.none(
        reading.call() + " (its amounts)",
        OrdersFixture.money(order),
        OrdersFixture.money(reading.found(ample()).value()));
  }

  private void notFound(Orders orders, String number, String how) {
    Reading<Order> reading = byNumber(orders, number);
    String demand = reading.call() + " must be NOT_FOUND: " + how;
    Failure.Kind kind = reading.failure(ample(), demand).kind();
    if (fixture().outOfReach() == null || kind != Failure.Kind.OUT_OF_REACH) {
      assertThat(kind).as(demand).isEqualTo(Failure.Kind.NOT_FOUND);
    }
  }

  private static Reading<Order> byNumber(Orders orders, String number) {
    return Reading.of(
        "byNumber(" + StrangeTexts.shown(number) + ")",
        deadline -> orders.byNumber(number, deadline));
  }

  private static Reading<Order> byNumber(Orders orders, String number, Order expected) {
    Reading<Order> reading = byNumber(orders, number);
    return new Reading<>(
        reading.call(), reading.read(), order -> Differences.none(reading.call(), expected, order));
  }

  private Reading<List<Order>> byCustomer(Orders orders, int limit, List<Order> expected) {
    String id = fixture().customerId();
    String call = "byCustomer(\"" + id + "\", " + limit + ")";
    return new Reading<>(
        call,
        deadline -> orders.byCustomer(id, limit, deadline),
        list -> Differences.none(call, expected, list));
  }

  private static List<Order> read(Lookup<List<Order>> answer) {
    return answer.fold(Lookup.Found::value, failure -> List.of());
  }

  private static List<String> numbers(List<Order> orders) {
    return orders.stream().map(Order::number).toList();
  }
}
