// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A fact, or a part of it, as one system gave it.
 *
 * @param name the fact's name, such as {@code order}
 * @param value its attributes ({@link Value.Fields}), or {@link Value#ABSENT} if the system has no
 *     such record. Attributes that are not there were not read; those that were read and are not
 *     set are {@link Value#ABSENT}
 * @param system the system it was read from
 * @param asOf when it was read, or the system's own time for it if that is older. More than {@link
 *     #MOST_AHEAD} after the request's own time it has no age, and counts as stale where one is
 *     asked for
 * @param inThisConversation whether it was read in this conversation
 * @param evidence the ids of the evidence; recorded in the decision
 */
public record Fact(
    String name,
    Value value,
    String system,
    Instant asOf,
    boolean inThisConversation,
    List<String> evidence) {

  /** How far a fact may be ahead of the request's time, because clocks differ. */
  public static final Duration MOST_AHEAD = Duration.ofMinutes(1);

  public Fact {
    requireNonNull(name, "name");
    requireNonNull(system, "system");
    requireNonNull(asOf, "asOf");
    if (!(value instanceof Value.Fields || value instanceof Value.Absent)) {
      throw new IllegalArgumentException("a fact has attributes or is absent: " + name);
    }
    evidence = List.copyOf(evidence);
  }

  /** Personal data stays out of logs: the value is not shown. */
  @Override
  public String toString() {
    return "Fact[" + name + " from " + system + ", " + asOf + "]";
  }
}
