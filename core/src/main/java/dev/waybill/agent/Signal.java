// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something the merchant must know that goes beyond one conversation. Told once for its cause, to
 * {@link TurnListener#onSignal}.
 *
 * @param kind what it is
 * @param conversationId the conversation it came up in
 * @param subject what it is about, for example a stock-keeping unit or a rule; null if not known.
 *     Never personal data
 * @param at when
 */
public record Signal(Kind kind, String conversationId, @Nullable String subject, Instant at) {

  /** What there is to know. */
  public enum Kind {
    /** A product has harmed, or may harm, somebody; the subject is its stock-keeping unit. */
    PRODUCT_SAFETY,
    /** The policy does not say; the subject is the action. */
    POLICY_GAP,
    /** The policy says two things; the subject is the rules by which it says so. */
    POLICY_CONFLICT,
    /** Too many wrong codes; nobody is let in for a while. */
    OTP_LOCKOUT,
    /** Text inside a system or a file tries to give instructions; the subject is the field. */
    INJECTION,
    /** A carrier's code that is not known; the subject is the code. */
    UNMAPPED_CODE;

    /** The stable identifier, for example {@code product_safety}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Signal {
    requireNonNull(kind, "kind");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(at, "at");
  }
}
