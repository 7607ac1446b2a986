// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Task;
import dev.waybill.language.Assent;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.value.Value;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation goes on with an action that waits: a plain no drops it, a plain yes asks for
 * it again, and what waits for something else than a yes (a login, an approval, an answer that
 * never came) is asked for again whatever is said, so that its outcome is read before anything
 * else.
 */
public final class ProposedAction {

  private static final String ORDER = "order_id";

  private ProposedAction() {}

  /**
   * Goes on.
   *
   * @param situation the case
   * @param action the action that the playbook does; a proposal of another is not its own
   * @param told what is said of the action, once it was asked for again
   * @return the plan; empty if nothing waits, or the message is neither a yes nor a no, so that the
   *     playbook begins anew with what it says
   */
  public static Optional<Plan> answered(
      Case situation, String action, Function<Actions.Answer, Plan> told) {
    Task task = situation.task();
    Task.Proposal proposal = task == null ? null : task.proposal();
    if (proposal == null || !proposal.action().equals(action)) {
      return Optional.empty();
    }
    boolean begun = proposal.waitsFor() == Task.Wait.OUTCOME;
    if (!begun && Assent.isNo(situation.text())) {
      return Optional.of(Plan.say(situation.phrases().get("action.dropped")));
    }
    if (proposal.waitsFor() == Task.Wait.CONFIRMATION && !Assent.isYes(situation.text(), action)) {
      return Optional.empty();
    }
    if (!(proposal.arguments().get(ORDER) instanceof Value.Text number)) {
      return Optional.of(told.apply(situation.actions().again(proposal)));
    }
    return Optional.of(
        new Selection(situation)
            .exactly(number.text(), order -> told.apply(again(situation, proposal, order))));
  }

  /**
   * Whether an action is asked for again now: on the customer's yes, and whenever it waits for a
   * person's approval, so that the customer is told where it stands.
   */
  static boolean isDue(Case situation, Task.@Nullable Proposal proposal) {
    return proposal != null
        && (proposal.waitsFor() == Task.Wait.APPROVAL
            || Assent.isYes(situation.text(), proposal.action()));
  }

  /** The number of the order a request is about; empty if it names none. */
  public static String orderOf(Actions.Answer answer) {
    return answer.request().arguments().get(ORDER) instanceof Value.Text number
        ? number.text()
        : "";
  }

  private static Actions.Answer again(Case situation, Task.Proposal proposal, Order order) {
    return read(situation, order, situation.actions().again(proposal));
  }

  /**
   * Reads an order back if something was done to it, or nothing was because it is not what it was
   * when the customer was asked.
   */
  public static Actions.Answer read(Case situation, Order order, Actions.Answer answer) {
    if (answer.isDone() || answer.result() instanceof ActionResult.Failed) {
      situation.records().again(order.number());
    }
    return answer;
  }
}
