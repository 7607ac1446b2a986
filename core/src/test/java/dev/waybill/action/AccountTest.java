// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.TurnTrace.Decided;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a trace says of an action's arguments and of what became of it. */
class AccountTest {

  private static final Vocabulary VOCABULARY = DefaultPolicy.evaluator().policy().vocabulary();

  private static Decided of(String action, Map<String, Value> arguments, ActionResult result) {
    Dialogue dialogue =
        new Dialogue(
            "c", Channel.CHAT, null, List.of(new Utterance("m", "words", Identity.Level.NONE)));
    return new Account(VOCABULARY)
        .of(new ActionRequest(action, arguments, dialogue, List.of(), "k"), result);
  }

  @Test
  void moneyAndIdentifiersAreShownAndWordsOfACustomerAreNot() {
    Value address =
        new Value.Fields(
            Map.of("line", Value.text("12 Cherry Lane"), "city", Value.text("Hoboken")));

    Decided refund =
        of(
            "refund",
            Map.of("order_id", Value.text("N1"), "amount", Value.money(4_500, "USD")),
            new ActionResult.Failed("the provider answers 503"));
    Decided move =
        of(
            "change_address",
            Map.of("order_id", Value.text("N1"), "new_address", address),
            new ActionResult.Unknown("k", "no answer"));

    assertThat(refund.arguments())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("order_id", "N1", "amount", "4500 minor units of USD"));
    assertThat(refund.result()).isEqualTo("failed");
    assertThat(refund.detail()).isEqualTo("the provider answers 503");
    assertThat(refund.policy()).isNull();
    assertThat(move.arguments().get("new_address")).matches("sha256:[0-9a-f]{16}");
    assertThat(move.result()).isEqualTo("unknown");
    assertThat(move.toString()).isEqualTo("Decided[change_address, k, unknown]");
  }

  @Test
  void whatTheVocabularyDoesNotKnowIsAFingerprint() {
    assertThat(
            of("refund", Map.of("nickname", Value.text("Jane")), new ActionResult.Failed("x"))
                .arguments()
                .get("nickname"))
        .startsWith("sha256:")
        .doesNotContain("Jane");
  }
}
