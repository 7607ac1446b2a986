// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One action in a ledger.
 *
 * @param id its id; the same action tried again has the same id
 * @param action the action
 * @param keys the values of the counter keys, such as {@code customer} to {@code C1}
 * @param amounts the arguments that have an order, in the units of their dimension (money in minor
 *     units)
 * @param at when it was asked for
 */
public record Entry(
    String id, String action, Map<String, String> keys, Map<String, Long> amounts, Instant at) {

  public Entry {
    requireNonNull(id, "id");
    requireNonNull(action, "action");
    requireNonNull(at, "at");
    keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
  }
}
