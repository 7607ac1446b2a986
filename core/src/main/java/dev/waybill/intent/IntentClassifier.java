// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

/**
 * Says what a customer may want. Implementations are safe for use by many threads, never throw for
 * any text, and give the same answer for the same text.
 */
public interface IntentClassifier {

  /**
   * Classifies one message.
   *
   * @param text the message, already screened; may be empty or in any language
   * @return every intent that may be meant, the likeliest first
   */
  Classification classify(String text);
}
