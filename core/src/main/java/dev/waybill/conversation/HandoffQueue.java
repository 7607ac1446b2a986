// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

/** Whom a case is for when a person takes over. */
public enum HandoffQueue {
  /** Customer service. */
  SUPPORT,
  /** The warehouse. */
  WAREHOUSE
}
