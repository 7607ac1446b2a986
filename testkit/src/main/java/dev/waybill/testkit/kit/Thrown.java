// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.function.Executable;

/** What a call threw. */
final class Thrown {

  private Thrown() {}

  /**
   * Demands that a call throws.
   *
   * @param type what
   * @param demand the rule, for the message
   * @return what it threw
   */
  static Throwable by(Executable call, Class<? extends Throwable> type, String demand) {
    Throwable thrown = by(call);
    assertThat(thrown).as(demand).isInstanceOf(type);
    return thrown;
  }

  private static Throwable by(Executable call) {
    try {
      call.execute();
    } catch (Throwable thrown) {
      return thrown;
    }
    return new AssertionError("it threw nothing");
  }
}
