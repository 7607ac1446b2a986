// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Task;
import dev.waybill.intent.Intent;
import dev.waybill.language.Assent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words that a recogniser of speech is not sure of: they are read back, and count once the customer
 * has said that this is what they said.
 *
 * @param memory what the conversation carries on, without what was read back
 * @param confirmed the words that were read back and are right now; null if none are
 * @param denied whether what was read back is wrong, and nothing else was said
 * @param unsure whether the words of this message are to be read back
 */
record Heard(Memory memory, @Nullable String confirmed, boolean denied, boolean unsure) {

  /** Below this, words are read back. */
  private static final double SURE = 0.6;

  private static final String HEARD = "heard";

  /** Looks at a message. */
  static Heard of(CustomerMessage message, Memory before) {
    Task task = before.task();
    boolean unsure = message.confidence() < SURE;
    Optional<String> heard = task == null ? Optional.empty() : task.note(HEARD);
    if (task == null || heard.isEmpty()) {
      return new Heard(before, null, false, unsure);
    }
    Memory memory = before.doing(without(task));
    boolean yes = !unsure && Assent.isYes(message.text());
    boolean no = !unsure && Assent.isNo(message.text());
    return new Heard(memory, yes ? heard.get() : null, no, unsure);
  }

  /** The task of a conversation in which these words were read back. */
  Task readBack(String words) {
    Task task = memory.task();
    return (task == null ? Task.of(Intent.OUT_OF_SCOPE) : task).with(HEARD, words);
  }

  private static @Nullable Task without(Task task) {
    Map<String, String> notes = new LinkedHashMap<>(task.notes());
    notes.remove(HEARD);
    boolean nothing =
        task.intent() == Intent.OUT_OF_SCOPE && notes.isEmpty() && task.proposal() == null;
    return nothing ? null : new Task(task.intent(), notes, task.proposal());
  }
}
