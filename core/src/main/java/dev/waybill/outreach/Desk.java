// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.handoff.HandoffPacket;

/** Passes a case to people, through the gate. */
@FunctionalInterface
public interface Desk {

  /** Passes the case on. */
  ActionResult pass(HandoffPacket packet, Dialogue dialogue);
}
