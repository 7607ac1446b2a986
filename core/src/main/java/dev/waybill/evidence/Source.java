// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static java.util.Objects.requireNonNull;

/**
 * Who said it.
 *
 * @param system the system's name, for example {@code ups} or {@code shop-db}
 * @param layer which layer it belongs to
 */
public record Source(String system, DataLayer layer) {

  public Source {
    requireNonNull(system, "system");
    requireNonNull(layer, "layer");
  }
}
