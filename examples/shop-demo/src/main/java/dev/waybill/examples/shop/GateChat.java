// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.ActionResult;
import dev.waybill.policy.decide.Decision;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actions in the chat: one conversation at the gate for each customer. */
final class GateChat {

  private static final String TEAM_LEAD = "tessa";

  private final ShopAgent agent;
  private final Screen screen;
  private final GateScreen gate;
  private final Map<String, GateTalk> talks = new HashMap<>();

  GateChat(ShopAgent agent, Screen screen) {
    this.agent = agent;
    this.screen = screen;
    this.gate = new GateScreen(screen, agent.policy().model());
  }

  /** The customer wants something done; what was typed counts as the customer's words. */
  void wish(Persona persona, String words) {
    Wish wish;
    try {
      wish = Wish.read(words, persona.currency());
    } catch (IllegalArgumentException e) {
      screen.line(Wish.FORM);
      return;
    }
    if (!agent.policy().model().vocabulary().actions().containsKey(wish.action())) {
      screen.line("There is no action " + wish.action() + ".");
      return;
    }
    GateTalk talk = talk(persona);
    talk.says(words.replace('_', ' '));
    show(talk, talk.ask(wish));
  }

  /**
   * Whether the customer's line is the yes to what they were asked; if so, it is passed on.
   *
   * @return false if nothing was asked, or if the line is no plain yes
   */
  boolean answers(Persona persona, String line) {
    GateTalk talk = talk(persona);
    if (!(talk.result() instanceof ActionResult.NeedsConfirmation)) {
      return false;
    }
    talk.says(line);
    ActionResult result = talk.again();
    if (result instanceof ActionResult.NeedsConfirmation) {
      talk.drop();
      screen.line("         (that is no plain yes, so nothing was done)");
      return false;
    }
    show(talk, result);
    return true;
  }

  /** The team lead approves what the customer's last wish needs approval for. */
  void approve(Persona persona) {
    GateTalk talk = talk(persona);
    Decision.Require decision = open(talk.result());
    if (decision == null || decision.obligations().approvals().isEmpty()) {
      screen.line("There is nothing to approve.");
      return;
    }
    talk.approve(decision, TEAM_LEAD);
    show(talk, talk.again());
  }

  private static Decision.@Nullable Require open(@Nullable ActionResult result) {
    if (result instanceof ActionResult.NeedsApproval needed) {
      return needed.decision();
    }
    return result instanceof ActionResult.NeedsConfirmation needed ? needed.decision() : null;
  }

  private void show(GateTalk talk, ActionResult result) {
    gate.show(result);
    if (result instanceof ActionResult.NeedsConfirmation needed) {
      talk.asked(needed);
    }
  }

  private GateTalk talk(Persona persona) {
    return talks.computeIfAbsent(
        persona.login(),
        login -> new GateTalk(agent, persona, agent.newConversation("gate-" + login)));
  }
}
