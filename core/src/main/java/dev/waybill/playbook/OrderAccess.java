// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.connector.Failure;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether this customer may see an order. */
public sealed interface OrderAccess {

  /**
   * Handles every case.
   *
   * @param <R> what all give
   * @return what the fitting function gave
   */
  <R> R fold(
      Function<Order, R> visible,
      Supplier<R> hidden,
      Supplier<R> outOfReach,
      Function<Failure, R> unavailable);

  /** It is theirs. */
  record Visible(Order order) implements OrderAccess {
    public Visible {
      requireNonNull(order, "order");
    }

    @Override
    public <R> R fold(
        Function<Order, R> visible,
        Supplier<R> hidden,
        Supplier<R> outOfReach,
        Function<Failure, R> unavailable) {
      return visible.apply(order);
    }
  }

  /** There is none, or it is somebody else's: one case, so that nobody can tell which. */
  record Hidden() implements OrderAccess {
    @Override
    public <R> R fold(
        Function<Order, R> visible,
        Supplier<R> hidden,
        Supplier<R> outOfReach,
        Function<Failure, R> unavailable) {
      return hidden.get();
    }
  }

  /** It may exist beyond what may be read. */
  record OutOfReach() implements OrderAccess {
    @Override
    public <R> R fold(
        Function<Order, R> visible,
        Supplier<R> hidden,
        Supplier<R> outOfReach,
        Function<Failure, R> unavailable) {
      return outOfReach.get();
    }
  }

  /** The system of record did not answer. */
  record Unavailable(Failure failure) implements OrderAccess {
    public Unavailable {
      requireNonNull(failure, "failure");
    }

    @Override
    public <R> R fold(
        Function<Order, R> visible,
        Supplier<R> hidden,
        Supplier<R> outOfReach,
        Function<Failure, R> unavailable) {
      return unavailable.apply(failure);
    }
  }
}
