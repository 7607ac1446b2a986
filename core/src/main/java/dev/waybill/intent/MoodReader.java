// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

/**
 * Reads the mood of a message. Implementations are safe for use by many threads, never throw for
 * any text, and give the same mood for the same text.
 */
public interface MoodReader {

  /**
   * Reads a message.
   *
   * @param text the message; may be empty or in any language
   * @return the mood; neutral where nothing shows
   */
  Mood read(String text);
}
