// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind an {@link dev.waybill.connector.Orders} holds, for {@link OrdersKit}: the
 * orders as they must be read, complete.
 *
 * <pre>{@code
 * OrdersFixture.builder()
 *     .customer("c7", newest, older, oldest)
 *     .order(ofAnotherCustomer)
 *     .order(inYenOrDinar)
 *     .order(inAStateThatWaybillHasNoWordFor)
 *     .order(ofWhichOnlyTheNumberIsKnown)
 *     .absentNumber("N9999")
 *     .customerWithoutOrders("c8")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class OrdersFixture {

  private final String customerId;
  private final List<Order> customerOrders;
  private final List<Order> orders;
  private final String absentNumber;
  private final @Nullable String customerWithoutOrders;
  private final @Nullable String outOfReach;
  private final @Nullable Integer pageSize;
  private final Set<String> secrets;

  private OrdersFixture(Builder from, String customerId, String absentNumber) {
    this.customerId = customerId;
    this.customerOrders = List.copyOf(from.customerOrders);
    this.orders = Stream.concat(customerOrders.stream(), from.others.stream()).toList();
    this.absentNumber = absentNumber;
    this.customerWithoutOrders = from.customerWithoutOrders;
    this.outOfReach = from.outOfReach;
    this.pageSize = from.pageSize;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code customer} and {@code absentNumber} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  String customerId() {
    return customerId;
  }

  /** The customer's orders, newest first. */
  List<Order> customerOrders() {
    return customerOrders;
  }

  /** All orders. */
  List<Order> orders() {
    return orders;
  }

  String absentNumber() {
    return absentNumber;
  }

  @Nullable String customerWithoutOrders() {
    return customerWithoutOrders;
  }

  @Nullable String outOfReach() {
    return outOfReach;
  }

  @Nullable Integer pageSize() {
    return pageSize;
  }

  /** An order of somebody else, or null. */
  @Nullable Order foreign() {
    return first(order -> order.customerId() != null && !order.customerId().equals(customerId));
  }

  /** An order of which little is known, or null. */
  @Nullable Order sparse() {
    return first(
        order ->
            order.email() == null
                && order.shipTo() == null
                && order.total() == null
                && order.promise() == null);
  }

  /** An order in a state that we lack, or null. */
  @Nullable Order ofUnknownState() {
    return first(order -> order.state() == OrderState.UNKNOWN && order.sourceState() != null);
  }

  /** An order in a currency that has not two decimals, or null. */
  @Nullable Order ofOtherDecimals() {
    return first(order -> money(order).stream().anyMatch(money -> money.amount().scale() != 2));
  }

  /** Secrets, and what is personal in the orders. */
  Set<String> confidential() {
    return Stream.concat(secrets.stream(), orders.stream().flatMap(OrdersFixture::personal))
        .filter(word -> word.length() > 3)
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable Order first(Predicate<Order> fits) {
    return orders.stream().filter(fits).findFirst().orElse(null);
  }

  /** All amounts of an order, in its order. */
  static List<Money> money(Order order) {
    List<@Nullable Money> all = new ArrayList<>();
    all.add(order.total());
    for (OrderLine line : order.lines()) {
      all.add(line.unitPrice());
      all.add(line.lineTotal());
    }
    for (Payment payment : order.payments()) {
      all.add(payment.captured());
      payment.refunds().stream().map(Refund::amount).forEach(all::add);
    }
    return all.stream().flatMap(Stream::ofNullable).toList();
  }

  private static Stream<String> personal(Order order) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(order.email()).ifPresent(words::add);
    Address address = order.shipTo();
    if (address != null) {
      Optional.ofNullable(address.name()).ifPresent(words::add);
      words.addAll(address.lines());
    }
    order.notes().stream().map(Note::text).forEach(words::add);
    return words.stream();
  }

  /** Builds a fixture. */
  public static final class Builder {

    private @Nullable String customerId;
    private final List<Order> customerOrders = new ArrayList<>();
    private final List<Order> others = new ArrayList<>();
    private @Nullable String absentNumber;
    private @Nullable String customerWithoutOrders;
    private @Nullable String outOfReach;
    private @Nullable Integer pageSize;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * A customer and all their orders: two at least, and more than one page of the source if it has
     * pages.
     *
     * @param id the shop's identifier of the customer
     * @param newestFirst the orders as they must be read, newest first
     */
    public Builder customer(String id, Order... newestFirst) {
      return customer(id, List.of(newestFirst));
    }

    /** A customer and all their orders, newest first; see {@link #customer(String, Order...)}. */
    public Builder customer(String id, List<Order> newestFirst) {
      customerId = requireNonNull(id, "id");
      customerOrders.clear();
      customerOrders.addAll(newestFirst);
      return this;
    }

    /**
     * Another order, as it must be read. Wanted are one of another customer (best with an
     * identifier that begins like the first one's), one in a currency without decimals or with
     * three, one in a state that {@link OrderState} has no word for, and one of which e-mail,
     * address, total and promise are not known.
     */
    public Builder order(Order order) {
      others.add(requireNonNull(order, "order"));
      return this;
    }

    /** A number that the system does not hold. */
    public Builder absentNumber(String number) {
      absentNumber = requireNonNull(number, "number");
      return this;
    }

    /** A customer who has no order, known to the system or not. */
    public Builder customerWithoutOrders(String id) {
      customerWithoutOrders = requireNonNull(id, "id");
      return this;
    }

    /** A number of an order that may exist beyond what the connector may read. */
    public Builder outOfReach(String number) {
      outOfReach = requireNonNull(number, "number");
      return this;
    }

    /** How many orders the source gives at once, if it gives them in pages. */
    public Builder pageSize(int orders) {
      pageSize = orders;
      return this;
    }

    /** The connector's keys, passwords and tokens; none may stand in a failure. */
    public Builder secrets(String... words) {
      secrets.addAll(List.of(words));
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalStateException if a part is missing
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public OrdersFixture build() {
      OrdersFixture fixture =
          new OrdersFixture(
              this,
              needed(customerId, "customer(id, newestFirst)"),
              needed(absentNumber, "absentNumber(number)"));
      require(customerOrders.size() > 1, "the customer must have two orders at least");
      require(
          pageSize == null || customerOrders.size() > pageSize,
          "the customer must have more orders than one page of the source");
      require(
          customerOrders.stream().allMatch(order -> fixture.customerId.equals(order.customerId())),
          "each order of the customer must name the customer");
      require(
          others.stream().noneMatch(order -> fixture.customerId.equals(order.customerId())),
          "every order of the customer must be given with customer(id, newestFirst)");
      require(isNewestFirst(), "the customer's orders must be given newest first");
      List<String> numbers =
          Stream.concat(fixture.orders.stream().map(Order::number), Stream.of(fixture.absentNumber))
              .map(Order::canonicalNumber)
              .toList();
      require(
          new HashSet<>(numbers).size() == numbers.size(),
          "order numbers must differ, and the absent one be none of them");
      return fixture;
    }

    private boolean isNewestFirst() {
      for (int i = 1; i < customerOrders.size(); i++) {
        var newer = customerOrders.get(i - 1).placedAt();
        var older = customerOrders.get(i).placedAt();
        if (newer != null && older != null && newer.isBefore(older)) {
          return false;
        }
      }
      return true;
    }

    private static String needed(@Nullable String part, String call) {
      if (part == null) {
        throw new IllegalStateException("call " + call + " before build()");
      }
      return part;
    }

    private static void require(boolean holds, String rule) {
      if (!holds) {
        throw new IllegalArgumentException(rule);
      }
    }
  }
}
