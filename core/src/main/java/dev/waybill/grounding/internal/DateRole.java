// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a date is the date of, by the path at which it is held. */
enum DateRole {
  /** The day something is to arrive. */
  ARRIVAL,
  /** An estimate that no longer holds. */
  EARLIER,
  /** The day something leaves the shop. */
  SHIPPING,
  /** What a carrier recorded. */
  SCAN,
  /** When a system was asked. */
  OBSERVED,
  /** When an order was placed. */
  ORDERED,
  /** How long something waits to be collected. */
  PICKUP;

  private static final Map<String, DateRole> BY_PART = read();

  /** The role of the date at a path, or null if the path does not tell. */
  static @Nullable DateRole of(String path) {
    DateRole role = null;
    for (String part : path.split("\\.", -1)) {
      role = BY_PART.getOrDefault(part, role);
    }
    return role;
  }

  private static Map<String, DateRole> read() {
    Map<String, DateRole> roles = new HashMap<>();
    for (String line : Lexicon.lines("date-evidence")) {
      int colon = line.indexOf(':');
      roles.put(line.substring(0, colon), DateRole.valueOf(line.substring(colon + 1).strip()));
    }
    return Map.copyOf(roles);
  }
}
