// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.conversation.Task;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one kind of question is answered. Implementations are safe for use by many threads. */
public interface Playbook {

  /** The name, as it stands in traces. */
  String name();

  /** The intents it answers. */
  Set<Intent> intents();

  /**
   * The intent that a message plainly has by its words, whatever the classifier takes it for; empty
   * if it is for the classifier to say. For few and unmistakable turns of phrase.
   *
   * @param text the customer's words, screened
   */
  default Optional<Intent> hears(String text) {
    return Optional.empty();
  }

  /**
   * Whether a message plainly answers what a task of this playbook asked for last, whatever the
   * classifier takes it for.
   *
   * @param task the task
   * @param text the customer's words, screened
   */
  default boolean isAnswered(Task task, String text) {
    return false;
  }

  /**
   * The intent that a message may have which nothing else tells what it means; empty if it is not
   * for this playbook.
   *
   * @param text the customer's words, screened
   */
  default Optional<Intent> supposes(String text) {
    return Optional.empty();
  }

  /** What its answers must rest on. */
  GroundingContract contract();

  /**
   * Whether it knows, from what it can read, what a message is about that says too little for
   * anything else. Such a message is answered by the first that does. May read, and does nothing
   * else.
   */
  default boolean knows(Case situation) {
    return false;
  }

  /**
   * Gathers the evidence and decides. A failing system of record is a case to answer, not an
   * exception.
   */
  Plan prepare(Case situation);

  /** The tools a model may use for this case; all of them only read. */
  List<Tool> tools(Case situation);
}
