// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Intent;
import dev.waybill.intent.internal.TrainingMessages.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IntentTrainerTest {

  private static final Set<String> LANGUAGES =
      Set.of("en", "de", "fr", "es", "it", "pt", "hi", "pl", "nl", "tr");

  /** What customers ask most. */
  private static final Set<Intent> TOP_TEN =
      EnumSet.of(
          Intent.ORDER_STATUS,
          Intent.DELIVERY_PROBLEM,
          Intent.CANCEL_ORDER,
          Intent.MODIFY_ORDER,
          Intent.CHANGE_ADDRESS,
          Intent.RETURN_ITEM,
          Intent.EXCHANGE_ITEM,
          Intent.ITEM_PROBLEM,
          Intent.REFUND_REQUEST,
          Intent.REFUND_STATUS);

  @Test
  void theShippedWeightsFollowFromTheMessages() throws Exception {
    assertThat(IntentTrainer.train())
        .as("run IntentTrainer in core after a change to messages, cues or features")
        .isEqualTo(IntentModel.shipped());
  }

  @Test
  void everyIntentHasSixtyMessagesAndTheTopTenAreAskedInTenLanguages() throws Exception {
    List<Message> messages = TrainingMessages.all();
    Map<Intent, Long> byIntent =
        messages.stream().collect(Collectors.groupingBy(Message::intent, Collectors.counting()));
    Map<String, Long> ofTopTen =
        messages.stream()
            .filter(message -> TOP_TEN.contains(message.intent()))
            .collect(
                Collectors.groupingBy(
                    message -> message.language() + " " + message.intent().id(),
                    Collectors.counting()));

    assertThat(byIntent).containsOnlyKeys(Intent.values());
    assertThat(byIntent.values()).allMatch(count -> count >= 60);
    assertThat(ofTopTen).hasSize(TOP_TEN.size() * LANGUAGES.size());
    assertThat(ofTopTen).allSatisfy((which, count) -> assertThat(count).isGreaterThanOrEqualTo(20));
  }

  @Test
  void noMessageIsGivenTwoMeanings() throws Exception {
    Map<String, Set<Intent>> meanings =
        TrainingMessages.all().stream()
            .collect(
                Collectors.groupingBy(
                    message -> message.language() + " " + message.text(),
                    Collectors.mapping(Message::intent, Collectors.toSet())));

    assertThat(meanings).allSatisfy((text, intents) -> assertThat(intents).hasSize(1));
  }
}
