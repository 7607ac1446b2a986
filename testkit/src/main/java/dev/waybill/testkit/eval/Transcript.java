// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A dialogue with the tool results it stands on.
 *
 * @param id its identifier
 * @param turns its turns, in order
 */
public record Transcript(String id, List<Turn> turns) {

  /**
   * One turn.
   *
   * @param role {@code user}, {@code assistant}, {@code call} or {@code tool}
   * @param name the tool's name for a call; empty if not known
   * @param text what was said, the call's arguments, or the tool's result
   */
  public record Turn(String role, String name, String text) {
    public Turn {
      requireNonNull(role, "role");
      requireNonNull(name, "name");
      requireNonNull(text, "text");
    }
  }

  public Transcript {
    requireNonNull(id, "id");
    turns = List.copyOf(turns);
  }
}
