// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to count in a ledger: entries after a point in time, of some actions, for one key.
 *
 * @param actions the actions
 * @param counter the counter key, such as {@code customer}
 * @param key its value
 * @param after entries at or before this are not counted; null counts all
 * @param total the argument to add up; null to count only
 */
public record Query(
    Set<String> actions,
    String counter,
    String key,
    @Nullable Instant after,
    @Nullable String total) {

  public Query {
    actions = Collections.unmodifiableSet(new TreeSet<>(actions));
    requireNonNull(counter, "counter");
    requireNonNull(key, "key");
  }
}
