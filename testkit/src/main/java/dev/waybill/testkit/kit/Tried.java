// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a try of an act ended.
 *
 * @param receipt what it gave; null if it gave nothing
 * @param thrown what it threw; null if nothing
 */
record Tried(@Nullable Receipt receipt, @Nullable Throwable thrown) {

  /** Tries. */
  static Tried of(Act act, Map<String, Value> arguments, String key, Deadline deadline) {
    try {
      return new Tried(act.perform(arguments, key, deadline), null);
    } catch (NotDoneException | RuntimeException e) {
      return new Tried(null, e);
    }
  }

  /** Whether it is said to be certain that nothing was done. */
  boolean isNotDone() {
    return thrown instanceof NotDoneException;
  }

  /** The receipt, which must be there. */
  Receipt done(String demand) {
    if (thrown != null) {
      throw new AssertionError(demand + ", but perform() threw " + thrown, thrown);
    }
    if (receipt == null) {
      throw new AssertionError(demand + ", but perform() gave null");
    }
    return receipt;
  }

  /** Demands that nothing was done, and that this is said. */
  void notDone(String demand) {
    assertThat(thrown).as(demand).isInstanceOf(NotDoneException.class);
  }

  /** Demands that no receipt was given. */
  void unanswered(String demand) {
    assertThat(thrown).as(demand).isNotNull();
  }
}
