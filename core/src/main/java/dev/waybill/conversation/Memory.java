package dev.waybill.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation carries from turn to turn, so that the customer never starts over.
 *
 * @param focus the numbers of the orders last talked about; empty at first
 * @param matched the numbers of the orders the customer has shown to be theirs, by number, e-mail and
 *     postal code together
 * @param failedMatches when such a try failed, oldest first
 * @param questionsInARow how many questions the agent has asked since it last answered
 * @param playbook the playbook that answered last, or null at first
 */
public record Memory(
    List<String> focus,
    Set<String> matched,
    List<Instant> failedMatches,
    int questionsInARow,
    @Nullable String playbook) {

  public Memory {
    focus = List.copyOf(focus);
    matched = Set.copyOf(matched);
    failedMatches = List.copyOf(failedMatches);
    if (questionsInARow < 0) {
      throw new IllegalArgumentException(
          "questionsInARow must not be negative: " + questionsInARow);
    }
  }

  /** The memory of a conversation that has not begun. */
  public static Memory empty() {
    return new Memory(List.of(), Set.of(), List.of(), 0, null);
  }
}
