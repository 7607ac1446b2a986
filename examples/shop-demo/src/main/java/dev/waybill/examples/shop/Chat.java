// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.conversation.Reply;
import dev.waybill.policy.explain.PolicyPage;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** A chat in the terminal, as one of the shop's customers. */
final class Chat {

  private static final String HELP =
      "/as NAME  be another customer    /who  who there is    /why  how the last reply came about\n"
          + "/tour     play the tour         /quit leave\n"
          + "/do       have the agent do something: cancel_order, change_address, store_credit, refund\n"
          + "/approve  be the team lead who approves it    /policy  what the agent may do\n"
          + Wish.FORM;

  private final ShopAgent agent;
  private final Screen screen;
  private final GateChat gate;
  private final LineReader reader;
  private Persona persona = Persona.all().get(0);
  private @Nullable Reply last;

  Chat(ShopAgent agent, Screen screen, Terminal terminal) {
    this.agent = agent;
    this.screen = screen;
    this.gate = new GateChat(agent, screen);
    this.reader = LineReaderBuilder.builder().terminal(terminal).build();
  }

  /** Talks until the customer leaves. */
  void run() {
    screen.line(HELP);
    introduce();
    while (true) {
      String line;
      try {
        line = reader.readLine(persona.login() + "> ").strip();
      } catch (UserInterruptException | EndOfFileException e) {
        return;
      }
      if (line.equals("/quit") || line.equals("/exit")) {
        return;
      }
      answer(line);
    }
  }

  private void answer(String line) {
    if (line.equals("/who")) {
      Persona.all()
          .forEach(
              somebody ->
                  screen.line(
                      somebody.login()
                          + ", order "
                          + somebody.orderNumber()
                          + ": "
                          + somebody.question()));
    } else if (line.equals("/why")) {
      if (last == null) {
        screen.line("There was no reply yet.");
      } else {
        screen.why(last);
      }
    } else if (line.equals("/tour")) {
      new Tour(agent, screen).play();
    } else if (line.equals("/policy")) {
      screen.line(PolicyPage.of(agent.policy().model()).stripTrailing());
    } else if (line.startsWith("/do ")) {
      gate.wish(persona, line.substring(4));
    } else if (line.equals("/approve")) {
      gate.approve(persona);
    } else if (line.startsWith("/as ")) {
      Optional<Persona> chosen = Persona.withLogin(line.substring(4).strip());
      chosen.ifPresentOrElse(
          somebody -> {
            persona = somebody;
            introduce();
          },
          () -> screen.line("There is nobody of this name. /who lists everybody."));
    } else if (line.startsWith("/")) {
      screen.line(HELP);
    } else if (!gate.answers(persona, line)) {
      last = agent.ask(persona, line);
      screen.reply(last);
    }
  }

  private void introduce() {
    screen.line("You are " + persona.name() + ". Try: " + persona.question());
  }
}
