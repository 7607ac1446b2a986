// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Mood.Emotion;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalMoodReaderTest {

  private final MoodReader reader = new LexicalMoodReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "You thieves took my money and lied to me | ANGRY",
        "I have had enough of this, you will hear from my lawyer | ANGRY",
        "Was für eine Frechheit | ANGRY",
        "c'est une arnaque | ANGRY",
        "esto es una estafa | ANGRY",
        "siete dei ladri | ANGRY",
        "isso é um golpe | ANGRY",
        "to oszustwo | ANGRY",
        "ye dhokha hai | ANGRY",
        "यह धोखा है | ANGRY",
        "WHERE IS MY ORDER?? THIS IS TAKING FOREVER | UPSET",
        "I'm disappointed, it came late | UPSET",
        "not happy with the colour | UPSET",
        "leider ist es kaputt angekommen | UPSET",
        "je suis déçue | UPSET",
        "Where is order N1001? | NEUTRAL",
        "no problem, I can wait | NEUTRAL",
        "I am not angry, only curious | NEUTRAL",
        "Bitte ändern Sie die Adresse | NEUTRAL",
        "thanks so much, it works great | POSITIVE",
        "vielen Dank, alles super | POSITIVE",
        "muito obrigada, adorei | POSITIVE",
      })
  void theWordsShowTheFeeling(String text, Emotion emotion) {
    assertThat(reader.read(text).emotion()).isEqualTo(emotion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I need it by tomorrow, it is urgent | true",
        "please answer asap | true",
        "es eilt, bitte sofort | true",
        "jaldi batao | true",
        "it should come today, where is it? | false",
        "when you have time | false",
      })
  void aHurryIsSeen(String text, boolean urgent) {
    assertThat(reader.read(text).urgent()).isEqualTo(urgent);
  }

  @Test
  void facesCount() {
    assertThat(reader.read("order N1001 \uD83D\uDE21").emotion()).isEqualTo(Emotion.ANGRY);
    assertThat(reader.read("order N1001 \uD83D\uDE22").emotion()).isEqualTo(Emotion.UPSET);
    assertThat(reader.read("order N1001 \uD83D\uDE0A").emotion()).isEqualTo(Emotion.POSITIVE);
  }

  @Test
  void anOrderNumberInCapitalsIsNoShout() {
    assertThat(reader.read("ORD-ABCDEFGHIJKLMN-2024 please tell me the date of it").emotion())
        .isEqualTo(Emotion.NEUTRAL);
  }

  @Test
  void noTextIsTooStrange() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(80), 0, 0x10FFFF).forEach(text::appendCodePoint);
      Mood mood = reader.read(text.toString());
      assertThat(reader.read(text.toString())).isEqualTo(mood);
    }
    assertThat(reader.read("").emotion()).isEqualTo(Emotion.NEUTRAL);
  }
}
