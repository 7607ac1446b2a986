// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

import java.util.List;

/**
 * Keeps the cases that a desk did not take, until it does. A durable one survives a restart: what
 * the customer was told holds. Safe for use by many threads.
 */
public interface HandoffOutbox {

  /**
   * Keeps a case. A case that is kept already, by its key, is kept once.
   *
   * @throws IllegalStateException if it cannot be kept; the customer is then not told that it is
   */
  void keep(HandoffPacket packet);

  /** The cases that wait, oldest first. */
  List<HandoffPacket> waiting();

  /** Forgets a case: a desk has taken it. */
  void delivered(String key);
}
