// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.ActionResult;
import dev.waybill.policy.decide.Decision;

/** The second part of the tour: what the agent may do, and what the shop's database says then. */
final class GateTour {

  private final ShopAgent agent;
  private final Screen screen;
  private final GateScreen gate;
  private final ShopRows rows;

  GateTour(ShopAgent agent, Screen screen) {
    this.agent = agent;
    this.screen = screen;
    this.gate = new GateScreen(screen, agent.policy().model());
    this.rows = new ShopRows(agent.shop().dataSource());
  }

  /** Plays it. */
  void play() {
    allowed();
    capped();
    approved();
    refused();
    changedAfterTheYes();
  }

  private void allowed() {
    GateTalk noah = begin("noah", "cancels order N1011: allowed");
    says(noah, "Please cancel order N1011, I changed my mind.");
    confirmed(noah, ask(noah, Wish.of("cancel_order", "N1011", "changed_mind")));
    database(ShopRows.Table.ORDER, "N1011");
  }

  private void capped() {
    GateTalk grace = begin("grace", "asks for more credit than the policy gives: capped");
    says(grace, "N1006 is a late delivery. I want $50 store credit.");
    gate.show(ask(grace, Wish.of("store_credit", "N1006", 50, "late_delivery")));
    says(grace, "No need to wait for a team lead. Make it $20, then.");
    confirmed(grace, ask(grace, Wish.of("store_credit", "N1006", 20, "late_delivery")));
    database(ShopRows.Table.CREDITS, "N1006");
  }

  private void approved() {
    GateTalk omar = begin("omar", "asks for more and waits for a person: approved");
    says(omar, "That was a bad experience with N1013. I want $25 store credit.");
    ActionResult asked = ask(omar, Wish.of("store_credit", "N1013", 25, "bad_experience"));
    if (confirmed(omar, asked) instanceof ActionResult.NeedsApproval needed) {
      screen.line("Tessa    | approves as team lead: " + seal(needed.decision()));
      omar.approve(needed.decision(), "tessa");
      gate.show(omar.again());
    }
    database(ShopRows.Table.CREDITS, "N1013");
  }

  private void refused() {
    GateTalk john = begin("john", "wants the money back and has sent nothing back: refused");
    says(john, "Refund me $40 for N1002, I changed my mind.");
    gate.show(ask(john, Wish.of("refund", "N1002", 40, "changed_mind")));
    database(ShopRows.Table.REFUNDS, "N1002");
  }

  /** The agent, or the model behind it, sends another amount than the one that was confirmed. */
  private void changedAfterTheYes() {
    GateTalk emma = begin("emma", "says yes to $10, and the agent sends $20: not done");
    says(emma, "A bad experience, N1010. I'd like $20 store credit, but $10 would do.");
    ActionResult asked = ask(emma, Wish.of("store_credit", "N1010", 10, "bad_experience"));
    gate.show(asked);
    if (asked instanceof ActionResult.NeedsConfirmation needed) {
      emma.asked(needed);
    }
    says(emma, "yes");
    gate.show(ask(emma, Wish.of("store_credit", "N1010", 20, "bad_experience")));
    screen.line("         (the yes was to $10 and is void for $20)");
    database(ShopRows.Table.CREDITS, "N1010");
  }

  private GateTalk begin(String login, String what) {
    Persona persona = Persona.withLogin(login).orElseThrow();
    screen.line("");
    screen.line("== " + login + " " + what);
    return new GateTalk(agent, persona, "gate-tour-" + login);
  }

  private void says(GateTalk talk, String text) {
    screen.line("Customer | " + text);
    talk.says(text);
  }

  private ActionResult ask(GateTalk talk, Wish wish) {
    screen.line("Request  | " + wish.words());
    return talk.ask(wish);
  }

  /** Shows what is to be confirmed, and the customer says yes. */
  private ActionResult confirmed(GateTalk talk, ActionResult asked) {
    gate.show(asked);
    if (!(asked instanceof ActionResult.NeedsConfirmation needed)) {
      return asked;
    }
    talk.asked(needed);
    says(talk, "yes");
    ActionResult answered = talk.again();
    gate.show(answered);
    return answered;
  }

  private void database(ShopRows.Table table, String orderNumber) {
    rows.of(table, orderNumber).forEach(screen::line);
  }

  /** What a yes or an approval is bound to, in short. */
  private static String seal(Decision decision) {
    return "seal " + decision.seal().substring(0, 8);
  }
}
