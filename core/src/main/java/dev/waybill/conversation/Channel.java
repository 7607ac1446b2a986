// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

/** Where the customer and the agent talk. */
public enum Channel {
  /** Web or in-app chat. */
  CHAT,
  /** WhatsApp. */
  WHATSAPP,
  /** Text messages. */
  SMS,
  /** E-mail. */
  EMAIL,
  /** Voice. */
  VOICE,
  /** A program that speaks for a customer. */
  AGENT_API
}
