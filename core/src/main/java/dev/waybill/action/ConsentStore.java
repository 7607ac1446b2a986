// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what customers were asked, what they said yes to, what people approved, and what of it was
 * used. Every method is atomic. Safe for use by many threads and, if the store is shared, by many
 * processes.
 *
 * <p>An implementation throws {@link IllegalStateException} if the store cannot be reached; the
 * message holds no personal data.
 */
public interface ConsentStore {

  /** Keeps a question. A conversation has one open question: it takes the place of any other. */
  void ask(Question question);

  /** The open question of a conversation, if there is one. */
  Optional<Question> question(String conversationId);

  /** Keeps a confirmation. It takes the place of an earlier one with the same seal. */
  void confirm(Confirmation confirmation);

  /** The last confirmation with the seal in the conversation, if there is one. */
  Optional<Confirmation> confirmation(String conversationId, String seal);

  /** Keeps an approval. One with a reference that is there already is not kept again. */
  void approve(Approval approval);

  /** All approvals with the seal in the conversation, in no order. */
  List<Approval> approvals(String conversationId, String seal);

  /**
   * Uses a confirmation or an approval.
   *
   * @param id its identifier
   * @param key the key of the action it is used for
   * @return whether it is used for this key, now or before; false if it is used for another
   */
  boolean use(String id, String key);

  /** The key of the action that a confirmation or an approval is used for, or null if none. */
  @Nullable String usedBy(String id);
}
