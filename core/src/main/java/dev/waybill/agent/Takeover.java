// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffOutbox;
import dev.waybill.intent.Concern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is for the case that a person takes over.
 *
 * @param desk where people take over, or null if there is none
 * @param outbox keeps the cases that the desk did not take, or null if nobody does
 * @param contact how else to reach the shop, as the customer is told it, for example an e-mail
 *     address; null if not said
 * @param words the merchant's own words for a concern, said after the library's
 */
public record Takeover(
    @Nullable HandoffDesk desk,
    @Nullable HandoffOutbox outbox,
    @Nullable String contact,
    Map<Concern, String> words) {

  public Takeover {
    words = Map.copyOf(words);
  }

  /** The same with another desk. */
  public Takeover with(@Nullable HandoffDesk other) {
    return new Takeover(other, outbox, contact, words);
  }

  /** The same with another outbox. */
  public Takeover with(@Nullable HandoffOutbox other) {
    return new Takeover(desk, other, contact, words);
  }
}
