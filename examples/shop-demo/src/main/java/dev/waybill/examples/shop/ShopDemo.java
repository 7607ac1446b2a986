// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.ambient.Ambient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A shop, a carrier and an agent to talk to. In a terminal it chats; without one it plays a short
 * tour and ends. A model takes part if the environment names one, see {@link Models}.
 */
public final class ShopDemo {

  private ShopDemo() {}

  /**
   * Runs the demo.
   *
   * @param arguments {@code --tour} plays the tour even in a terminal
   * @throws IOException if the terminal cannot be opened
   */
  public static void main(String[] arguments) throws IOException {
    Clock clock = Ambient.clock();
    Optional<Models.Named> model = new Models(System.getenv()).chosen();
    boolean tour = arguments.length > 0 && arguments[0].equals("--tour");
    try (ShopAgent agent = ShopAgent.open(clock, model.map(Models.Named::model).orElse(null))) {
      String greeting =
          "Waybill shop demo: an H2 shop, a UPS simulator on this machine, "
              + model.map(named -> "with the model " + named.name()).orElse("no language model");
      try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
        if (tour || isNoTerminal(terminal)) {
          Screen screen = new Screen(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
          screen.line(greeting);
          new Tour(agent, screen).play();
        } else {
          Screen screen = new Screen(terminal.writer());
          screen.line(greeting);
          new Chat(agent, screen, terminal).run();
        }
      }
    }
  }

  /** Where input or output is a file or a pipe, nobody is there to talk to. */
  private static boolean isNoTerminal(Terminal terminal) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }
}
