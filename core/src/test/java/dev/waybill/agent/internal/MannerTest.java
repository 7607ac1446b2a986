// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Channel;
import dev.waybill.grounding.Statement;
import dev.waybill.intent.Mood;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannerTest {

  private static final Mood ANGRY = new Mood(Mood.Emotion.ANGRY, false);
  private static final Mood PRESSED = new Mood(Mood.Emotion.NEUTRAL, true);
  private static final Mood CALM = new Mood(Mood.Emotion.NEUTRAL, false);

  private static List<String> objections(Mood mood, Channel channel, String text, String plain) {
    return new Manner(mood, channel, Locale.US)
        .objections(Statement.uncited(text), Statement.uncited(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello! It is late.",
        "It is late \uD83D\uDE0A.",
        "It is late\u2728.",
        "太好了！It is late."
      })
  void nothingIsCheeredToACustomerInTrouble(String text) {
    assertThat(objections(ANGRY, Channel.CHAT, text, "It is late.")).hasSize(1);
    assertThat(objections(PRESSED, Channel.CHAT, text, "It is late.")).hasSize(1);
    assertThat(objections(CALM, Channel.CHAT, text, "It is late.")).isEmpty();
  }

  @Test
  void whatThePlainAnswerHasMayStay() {
    assertThat(objections(ANGRY, Channel.CHAT, "Stop! It is late.", "It is late. Stop!")).isEmpty();
    assertThat(objections(ANGRY, Channel.CHAT, "I am sorry. It is late.", "It is late.")).isEmpty();
  }

  @Test
  void whatIsSpokenHasNoMoreSentencesThanThePlainAnswer() {
    String plain = "It is in Bonn. It comes at 5 p.m. today.";
    assertThat(objections(CALM, Channel.VOICE, "Hello. It is in Bonn. It comes today.", plain))
        .containsExactly("what is spoken has no more sentences than the plain answer");
    assertThat(objections(CALM, Channel.VOICE, "It is in Bonn and comes today.", plain)).isEmpty();
    assertThat(objections(CALM, Channel.EMAIL, "Hello. It is in Bonn. It comes today.", plain))
        .isEmpty();
  }
}
