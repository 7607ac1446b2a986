// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Reply;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of an event. */
public sealed interface OutreachResult {

  /**
   * The customer was written to.
   *
   * @param key what it was, once and never again
   * @param message the words, with their evidence
   * @param reference the sending system's receipt
   */
  record Sent(String key, Reply message, String reference) implements OutreachResult {
    public Sent {
      requireNonNull(key, "key");
      requireNonNull(message, "message");
      requireNonNull(reference, "reference");
    }
  }

  /**
   * Nothing is said.
   *
   * @param reason why
   */
  record Suppressed(Suppression reason) implements OutreachResult {
    public Suppressed {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * A person takes over, or the carrier's search.
   *
   * @param first what the customer was written before; null if nothing could be sent
   * @param reference the desk's or the search's reference; null if nobody took it
   */
  record HandedOver(@Nullable Sent first, @Nullable String reference) implements OutreachResult {}

  /**
   * It is looked at later, with what is true then.
   *
   * @param at when
   */
  record Scheduled(Instant at) implements OutreachResult {
    public Scheduled {
      requireNonNull(at, "at");
    }
  }

  /** Handles every case. */
  default <R> R fold(
      Function<? super Sent, ? extends R> sent,
      Function<? super Suppressed, ? extends R> suppressed,
      Function<? super HandedOver, ? extends R> handedOver,
      Function<? super Scheduled, ? extends R> scheduled) {
    if (this instanceof Sent result) {
      return sent.apply(result);
    }
    if (this instanceof Suppressed result) {
      return suppressed.apply(result);
    }
    return this instanceof HandedOver result
        ? handedOver.apply(result)
        : scheduled.apply((Scheduled) this);
  }
}
