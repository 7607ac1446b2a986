// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Task;
import dev.waybill.evidence.Unknown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is true now.
 *
 * @param notification the policy's word for what it tells
 * @param detail what makes it this message and no other, for its key
 * @param draft the words, with references
 * @param unknowns what it cannot say
 * @param told the day it tells; null if none
 * @param keepBy when what is announced must be done; null if nothing is
 * @param task what the conversation is in the middle of after it; null if nothing
 * @param note what is noted in the case instead if one is open, for the people of the shop
 */
record Message(
    String notification,
    String detail,
    String draft,
    List<Unknown> unknowns,
    @Nullable LocalDate told,
    @Nullable Instant keepBy,
    @Nullable Task task,
    String note) {

  Message {
    requireNonNull(notification, "notification");
    requireNonNull(detail, "detail");
    requireNonNull(draft, "draft");
    unknowns = List.copyOf(unknowns);
    requireNonNull(note, "note");
  }

  /** What can be said, or why nothing is. */
  record Found(@Nullable Message message, @Nullable Suppression why) {

    static Found of(Message message) {
      return new Found(message, null);
    }

    static Found nothing(Suppression why) {
      return new Found(null, why);
    }
  }
}
