// SPDX-License-Identifier: Apache-2.0
package dev.waybill.approval;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Reply;

/**
 * What became of a conversation that waited for a person.
 *
 * @param request what waited; its channel and conversation say where the reply goes
 * @param settlement what people said
 * @param end what became of the action
 * @param reply what the customer is to be told; it is recorded in the conversation, so that the
 *     next turn knows of it
 */
public record Resumed(ApprovalRequest request, Settlement settlement, End end, Reply reply) {

  /** What can become of an action that waited for people. */
  public enum End {
    /** It is done. */
    DONE,
    /** It was begun, and nobody knows whether it is done. */
    UNKNOWN,
    /** It was approved, and is not done: judged anew, the policy or the world was against it. */
    VOID,
    /** It is not done, because a person refused it. */
    REFUSED,
    /** It is not done, because nobody said anything in time. */
    LAPSED
  }

  public Resumed {
    requireNonNull(request, "request");
    requireNonNull(settlement, "settlement");
    requireNonNull(end, "end");
    requireNonNull(reply, "reply");
  }
}
