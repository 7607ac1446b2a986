// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

import dev.waybill.conversation.HandoffQueue;
import java.time.Instant;

/** Where people take over: a help desk, a queue, an inbox. Safe for use by many threads. */
public interface HandoffDesk {

  /**
   * Hands a case over.
   *
   * @param packet all that the person needs
   * @return the ticket's reference as the customer may be told it
   * @throws HandoffException if the desk did not take it; the customer is then told so, never that
   *     a person is on it
   */
  String open(HandoffPacket packet) throws HandoffException;

  /**
   * Whether somebody is there for a queue. It must not call the desk: the turn waits for it.
   *
   * @param queue the queue
   * @param now the time
   * @return what is known; nothing is promised to the customer beyond it
   */
  default DeskHours hours(HandoffQueue queue, Instant now) {
    return DeskHours.UNKNOWN;
  }
}
