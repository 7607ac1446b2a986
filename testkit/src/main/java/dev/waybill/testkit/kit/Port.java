// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.ConnectorHealth;
import java.util.List;
import java.util.function.Supplier;

/**
 * A connector as the rules see it that hold for every port.
 *
 * @param connector the connector
 * @param health asks for its health
 * @param readings questions to it, at least one for each method of the port that reads
 */
record Port(Object connector, Supplier<ConnectorHealth> health, List<Reading<?>> readings) {

  Port {
    readings = List.copyOf(readings);
  }
}
