// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.Tool;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A playbook's own words are checked like a model's: nothing that the evidence lacks leaves. */
class PlaybookThatLiesTest {

  private final Bench bench = new Bench().withOrderOnItsWay();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your order N1 arrives tomorrow.",
        "Your order {{orders.N1.number}} was delivered.",
        "I have refunded $84.00.",
        "Your order {{orders.N1.number}} is not {{parcels.1Z1.status}}.",
        "The carrier's estimate is {{parcels.1Z1.lastScan.time}}.",
        "Your order {{orders.N1.number}} is {{orders.N1.mood}}.",
        "Your order {{orders.N1.number} is on time."
      })
  void whatTheEvidenceLacksIsNotSentAndAPersonTakesOver(String lie) {
    try (CommerceAgent agent = bench.agent().playbook(saying(lie)).build()) {
      Reply reply = agent.handle(bench.message(JANE, "Where is my order?"));

      assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.FIXED);
      assertThat(reply.trace().notes()).isNotEmpty();
      assertThat(reply.text())
          .startsWith("I can't answer this one reliably myself.")
          .doesNotContain("N1", "tomorrow", "$", "{");
      assertThat(reply.outcome())
          .isInstanceOfSatisfying(
              Outcome.HandedOff.class,
              handedOff -> {
                assertThat(handedOff.reason()).isEqualTo(HandoffReason.NO_GROUNDED_ANSWER);
                assertThat(handedOff.answered()).isFalse();
              });
    }
  }

  private static Playbook saying(String draft) {
    return new Playbook() {
      @Override
      public String name() {
        return "liar";
      }

      @Override
      public Set<Intent> intents() {
        return Set.of(Intent.ORDER_STATUS);
      }

      @Override
      public GroundingContract contract() {
        return GroundingContract.open("liar");
      }

      @Override
      public Plan prepare(Case situation) {
        situation
            .records()
            .recent(1)
            .fold(
                found -> situation.records().track(found.value().get(0).parcels()),
                failure -> List.of());
        return Plan.say(draft);
      }

      @Override
      public List<Tool> tools(Case situation) {
        return List.of();
      }
    };
  }
}
