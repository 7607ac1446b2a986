// SPDX-License-Identifier: Apache-2.0
package dev.waybill.approval;

import java.util.List;
import java.util.Optional;

/**
 * Keeps what waits for people, and what became of it. An implementation may put it before them as
 * well: a queue in the back office, a ticket, a message to a team. Every method is atomic. Safe for
 * use by many threads and, if the store is shared, by many processes.
 *
 * <p>An implementation throws {@link IllegalStateException} if the store cannot be reached; the
 * message holds no personal data. A customer whose request could not be kept is not told that it
 * waits.
 */
public interface ApprovalStore {

  /**
   * Keeps a request. One that has been settled stays as it is; an open one with the same reference
   * and another seal is replaced.
   */
  void ask(ApprovalRequest request);

  /** The request with the reference, open or settled. */
  Optional<ApprovalRequest> find(String reference);

  /** What became of a request; empty while it is open, or if there is none. */
  Optional<Settlement> settlement(String reference);

  /** The last request in the conversation with the seal, open or settled. */
  Optional<ApprovalRequest> sealed(String conversationId, String seal);

  /** All that waits, oldest first. */
  List<ApprovalRequest> open();

  /**
   * Settles a request.
   *
   * @param reference its reference
   * @param settlement what became of it
   * @return the settlement that counts: this one, or the one it has already
   */
  Settlement settle(String reference, Settlement settlement);
}
