// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cues of one language.
 *
 * @param language the language, as an ISO 639-1 code
 * @param words which words fill each slot of a cue; a star ends a stem, {@link #NUMBER} is any
 *     number
 * @param cues the cues, each a row of slots
 */
public record CuePack(String language, Map<Integer, Set<String>> words, List<Cue> cues) {

  /** Stands for any word with three digits or more, such as an order number. */
  static final String NUMBER = "#";

  public CuePack {
    words = Map.copyOf(words);
    cues = List.copyOf(cues);
  }
}
