// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes and reads values that are not taken apart further. */
interface Leaf {

  /** Writes a value. */
  JsonNode write(Object value);

  /**
   * Reads a value.
   *
   * @param where the place, for messages
   * @throws RecordingException if the JSON is none
   */
  Object read(JsonNode node, String where);
}
