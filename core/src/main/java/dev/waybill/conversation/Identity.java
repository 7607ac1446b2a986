// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who the customer is, and how sure we are. The host supplies it with each message, from its own
 * login or channel; nothing a customer writes raises it except a match that the agent makes itself.
 *
 * @param level how sure
 * @param customerId the shop's identifier of the customer, or null below {@link Level#VERIFIED}
 *     where none is known
 * @param name the name to greet with, or null
 * @param zone the customer's zone, or null if not known
 */
public record Identity(
    Level level, @Nullable String customerId, @Nullable String name, @Nullable ZoneId zone) {

  /** How sure we are, in ascending order. */
  public enum Level {
    /** Not at all. */
    NONE,
    /** The customer says so. */
    CLAIMED,
    /** Order number, e-mail and postal code belong together; it is good for that order only. */
    MATCHED,
    /** A login or a one-time code. */
    VERIFIED,
    /** A second proof beside the login, for what is worth more. */
    STEPPED_UP
  }

  public Identity {
    requireNonNull(level, "level");
    if (level.compareTo(Level.VERIFIED) >= 0 && customerId == null) {
      throw new IllegalArgumentException("a verified identity must have a customerId");
    }
  }

  /** Nobody we know. */
  public static Identity anonymous() {
    return new Identity(Level.NONE, null, null, null);
  }

  /** A customer who is logged in. */
  public static Identity verified(String customerId, @Nullable String name, @Nullable ZoneId zone) {
    return new Identity(Level.VERIFIED, customerId, name, zone);
  }

  /** Personal data stays out of logs: only the level is shown. */
  @Override
  public String toString() {
    return "Identity[" + level + "]";
  }
}
