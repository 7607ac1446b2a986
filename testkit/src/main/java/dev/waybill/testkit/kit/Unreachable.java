// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/**
 * What a store must do of which the system behind cannot be reached.
 *
 * @param demanded what it must throw
 * @param confidential what the message must not hold
 */
record Unreachable(Class<? extends RuntimeException> demanded, Collection<String> confidential) {

  Unreachable {
    confidential = List.copyOf(confidential);
  }

  /** Demands it of one method. */
  Unreachable check(String call, Executable method) {
    Throwable thrown =
        Thrown.by(
            method,
            demanded,
            call
                + " must throw "
                + demanded.getSimpleName()
                + " while the store cannot be reached: neither an empty answer, from which"
                + " something would follow, nor the exception of a driver");
    Discretion.of("the exception of " + call, thrown, confidential);
    return this;
  }
}
