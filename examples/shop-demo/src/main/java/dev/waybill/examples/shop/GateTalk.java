// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Approval;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's conversation about actions: what the customer says, what is asked of the gate in
 * their name, and how it stands. Not for use by several threads.
 */
final class GateTalk {

  private static final Duration APPROVAL_HOLDS = Duration.ofHours(1);

  private final ShopAgent shop;
  private final Persona persona;
  private final String conversation;
  private final List<Utterance> said = new ArrayList<>();
  private @Nullable Wish wish;
  private @Nullable String key;
  private @Nullable ActionResult result;
  private int wishes;
  private int approvals;

  GateTalk(ShopAgent shop, Persona persona, String conversation) {
    this.shop = shop;
    this.persona = persona;
    this.conversation = conversation;
  }

  /** The customer, signed in, says something. */
  void says(String text) {
    said.add(new Utterance("g" + (said.size() + 1), text, Identity.Level.VERIFIED));
  }

  /** Asks the gate for something new. */
  ActionResult ask(Wish next) {
    wish = next;
    key = conversation + "/" + ++wishes + "/" + next.action();
    return again();
  }

  /** Asks the gate for the same again, now that the customer or a person has answered. */
  ActionResult again() {
    Wish same = requireNonNull(wish, "nothing was asked for");
    List<Fact> facts = shop.facts().of(same.orderNumber(), persona.customerId());
    ActionResult now =
        shop.gate()
            .request(
                new ActionRequest(
                    same.action(),
                    same.arguments(facts),
                    new Dialogue(conversation, Channel.CHAT, persona.customerId(), said),
                    facts,
                    requireNonNull(key)));
    result = now;
    return now;
  }

  /** The customer was shown what they are to confirm; the next thing they say may be the yes. */
  void asked(ActionResult.NeedsConfirmation needed) {
    shop.gate().asked(needed);
  }

  /** A person of the shop approves what the last decision asks approval for. */
  void approve(Decision.Require decision, String person) {
    Instant now = shop.clock().instant();
    for (Decision.Approval asked : decision.obligations().approvals()) {
      shop.gate()
          .approve(
              new Approval(
                  conversation + "/" + ++approvals,
                  conversation,
                  decision.seal(),
                  asked.role(),
                  person,
                  now,
                  now.plus(APPROVAL_HOLDS)));
    }
  }

  /** What was asked for is not asked for any more. */
  void drop() {
    result = null;
  }

  /** How it stands; null if nothing was asked for. */
  @Nullable ActionResult result() {
    return result;
  }
}
