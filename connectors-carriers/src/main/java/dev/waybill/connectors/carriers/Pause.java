// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers;

import dev.waybill.ambient.Ambient;
import java.time.Duration;

/** How a connector waits between two attempts. A test gives one that does not wait. */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @param time for how long
   * @throws InterruptedException if the thread is interrupted; the connector then gives up
   */
  void await(Duration time) throws InterruptedException;

  /** Really waits. */
  static Pause real() {
    return Ambient::pause;
  }
}
