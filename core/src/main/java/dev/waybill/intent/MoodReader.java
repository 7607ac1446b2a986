// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

/**
 * Says how a message sounds. Implementations are safe for use by many threads, never throw for any
 * text, and give the same answer for the same text.
 */
public interface MoodReader {

  /**
   * Reads one message.
   *
   * @param text any text; may be empty or in any language
   */
  Mood read(String text);
}
