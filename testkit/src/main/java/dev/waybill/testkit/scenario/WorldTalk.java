// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * What was said before a scenario begins, as the store of conversations holds it: a line of the
 * world's {@code history} that is the customer's begins a turn, and the agent's next line answers
 * it; an agent's line without one is a turn in which only the agent wrote. A line that is {@code
 * about} an order leaves that order in the conversation's memory.
 */
final class WorldTalk {

  /** What is kept as the agent's words where the scenario has none. */
  private static final String UNKNOWN_ANSWER = "…";

  private WorldTalk() {}

  /** A store in which the scenario's conversation stands as far as it has gone. */
  static ConversationStore store(Scenario scenario) {
    InMemoryConversationStore store = new InMemoryConversationStore();
    int said = 0;
    String asked = "";
    List<Node> lines = scenario.world().get("history").items();
    for (int i = 0; i < lines.size(); i++) {
      Node line = lines.get(i);
      boolean last = i + 1 == lines.size();
      boolean agents = line.get("from").text("").equals("agent");
      if (!agents && isServed(line)) {
        asked = line.get("text").text("");
      }
      if (agents || (last && !asked.isEmpty())) {
        store.append(scenario.id(), said, turn(scenario, line, said, asked));
        said++;
        asked = "";
      }
    }
    return store;
  }

  /** Whether one of the two said it. */
  static boolean isServed(Node line) {
    return List.of("agent", "customer").contains(line.get("from").text(""));
  }

  private static Turn turn(Scenario scenario, Node line, int number, String asked) {
    boolean agents = line.get("from").text("").equals("agent");
    Instant at =
        line.get("at")
            .text()
            .map(time -> OffsetDateTime.parse(time).toInstant())
            .orElse(scenario.now());
    List<String> about = line.get("about").text().map(List::of).orElse(List.of());
    return new Turn(
        "before-" + number,
        at,
        asked,
        new Reply(
            agents ? line.get("text").text("") : UNKNOWN_ANSWER,
            List.of(),
            new Outcome.Answered(List.of()),
            nothingKnown()),
        new Memory(about, Set.of(), Memory.Proof.none(), List.of(), 0));
  }

  private static TurnTrace nothingKnown() {
    return new TurnTrace(
        new Classification(List.of(new Classification.Candidate(Intent.OUT_OF_SCOPE, 0))),
        "none",
        Identity.Level.NONE,
        TurnTrace.Author.FIXED,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
