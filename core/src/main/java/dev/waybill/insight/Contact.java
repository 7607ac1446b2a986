// SPDX-License-Identifier: Apache-2.0
package dev.waybill.insight;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One time a customer came with something, on any channel, and how that ended.
 *
 * @param subject what it is about: the order's number, or else whatever is the same each time the
 *     customer comes about the same thing
 * @param kind what is wanted, for example {@code refund_status}
 * @param channel where
 * @param at when it ended, or began if it has not
 * @param end how it ended
 */
public record Contact(String subject, String kind, String channel, Instant at, End end) {

  /** How a contact ended. */
  public enum End {
    /** It goes on. */
    OPEN,
    /**
     * The customer said that it is settled, or the world shows it: the parcel came, the refund was
     * settled. Silence is neither.
     */
    RESOLVED,
    /** A person took over. */
    HANDED_OVER,
    /** The customer went away without a word. */
    ABANDONED
  }

  public Contact {
    requireNonNull(subject, "subject");
    requireNonNull(kind, "kind");
    requireNonNull(channel, "channel");
    requireNonNull(at, "at");
    requireNonNull(end, "end");
  }

  /** Personal data stays out of logs: the subject is not shown. */
  @Override
  public String toString() {
    return "Contact[" + kind + ", " + channel + ", " + end + "]";
  }
}
