// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waybill.intent.Mood.Emotion;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalMoodReaderTest {

  private final MoodReader reader = new LexicalMoodReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // English, both sides of each edge
        "This is the worst shop I ever bought from, you are thieves | ANGRY",
        "I am furious, give me my money back | ANGRY",
        "what a joke, third week and nobody answers | ANGRY",
        "You people are useless | ANGRY",
        "I am really disappointed with the lamp | UPSET",
        "I am worried that the present comes too late | UPSET",
        "I am not happy with how this was handled | UPSET",
        "We are not satisfied at all | UPSET",
        "I am not angry, I only want to know where it is | NEUTRAL",
        "No problem, take your time | NEUTRAL",
        "My parcel is late. Where is it? | NEUTRAL",
        "The mug arrived broken, can you send another? | NEUTRAL",
        "Where is order 1001? | NEUTRAL",
        "Can you tell me the price of the garbage bags, thanks in advance | NEUTRAL",
        "It would be great to have it in blue | NEUTRAL",
        "Is this lamp good for reading? | NEUTRAL",
        "Hello, could you please help me to change my address? Thanks | NEUTRAL",
        "Thanks! | POSITIVE",
        "Thank you so much, it came a day early | POSITIVE",
        "I love it, it fits perfectly | POSITIVE",
        "very happy with the kettle | POSITIVE",
        "The parcel came, great service, but the lid is broken | POSITIVE",
        "Thanks for nothing | ANGRY",
        // voice
        "WHERE IS MY PARCEL, I HAVE BEEN WAITING FOR WEEKS!!! | ANGRY",
        "i have been waiting for weeks | UPSET",
        "The box is EMPTY!!! | UPSET",
        "The box is empty | NEUTRAL",
        "Order is late 😡 | ANGRY",
        "it broke 😢 | UPSET",
        "it came 😍 | POSITIVE",
        // German
        "Das ist eine Frechheit, nie wieder | ANGRY",
        "Ich bin sehr enttäuscht von Ihnen | UPSET",
        "Ich bin nicht zufrieden mit der Jacke | UPSET",
        "Kein Problem, ich warte noch | NEUTRAL",
        "Wo ist mein Paket? Vielen Dank im Voraus | NEUTRAL",
        "Vielen Dank, ich bin begeistert | POSITIVE",
        // French
        "C'est une honte, vous êtes des voleurs | ANGRY",
        "Je suis très déçue de ma commande | UPSET",
        "Où est mon colis ? | NEUTRAL",
        "Pas de problème, merci d'avance | NEUTRAL",
        "Merci beaucoup, c'est parfait | POSITIVE",
        // Spanish
        "Esto es una estafa, son unos ladrones | ANGRY",
        "Estoy muy decepcionada con el pedido | UPSET",
        "¿Dónde está mi pedido? | NEUTRAL",
        "Muchas gracias, me encanta | POSITIVE",
        // Italian
        "È una vergogna, siete dei truffatori | ANGRY",
        "Sono molto deluso dal vostro servizio | UPSET",
        "Dov'è il mio pacco? | NEUTRAL",
        "Grazie mille, è bellissimo | POSITIVE",
        // Portuguese
        "Isso é um absurdo, vou processar vocês | ANGRY",
        "Estou muito decepcionada com a compra | UPSET",
        "Onde está meu pedido? | NEUTRAL",
        "Muito obrigada, adorei o vestido | POSITIVE",
        // Polish
        "To jest skandal, jesteście oszustami, nigdy więcej | ANGRY",
        "Jestem bardzo rozczarowana tą paczką | UPSET",
        "Gdzie jest moja paczka? | NEUTRAL",
        "Bardzo dziękuję, wszystko idealnie | POSITIVE",
        // Hindi, both scripts
        "bakwas service hai, sab chor ho tum log | ANGRY",
        "main bahut pareshan hu mera order nahi aaya | UPSET",
        "mera order kab aayega | NEUTRAL",
        "bahut accha laga, shukriya | POSITIVE",
        "यह घटिया सेवा है, आप सब चोर हैं | ANGRY",
        "मैं बहुत परेशान हूँ | UPSET",
        "मेरा ऑर्डर कहाँ है | NEUTRAL",
        "बहुत अच्छा है, धन्यवाद | POSITIVE",
      })
  void theStrongestEmotionIsRead(String text, Emotion emotion) {
    assertThat(reader.read(text).emotion()).isEqualTo(emotion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I need it by Friday, please hurry | true",
        "URGENT: wrong address | true",
        "please cancel asap | true",
        "no rush, whenever you can | false",
        "this is not urgent | false",
        "when will it arrive? | false",
        "Es ist dringend | true",
        "Keine Eile | false",
        "nicht dringend | false",
        "c'est urgent | true",
        "ce n'est pas urgent | false",
        "lo necesito lo antes posible | true",
        "mi serve il prima possibile | true",
        "preciso o mais rápido possível | true",
        "proszę jak najszybciej | true",
        "jaldi bhejo | true",
        "तुरंत भेजो | true",
      })
  void urgencyIsReadApart(String text, boolean urgent) {
    assertThat(reader.read(text).urgent()).isEqualTo(urgent);
  }

  @Test
  void nothingIsNeutral() {
    assertThat(reader.read("")).isEqualTo(new Mood(Emotion.NEUTRAL, false));
    assertThat(reader.read(" \n\t")).isEqualTo(new Mood(Emotion.NEUTRAL, false));
    assertThat(Emotion.ANGRY.id()).isEqualTo("angry");
  }

  @Test
  void noTextThrowsAndTheDefaultLocaleDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(11);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(reader.read("I AM FURIOUS AND DISAPPOINTED").emotion()).isEqualTo(Emotion.ANGRY);
      for (int run = 0; run < 300; run++) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(80); i > 0; i--) {
          text.append((char) random.nextInt(0x10000));
        }
        assertThatCode(() -> reader.read(text.toString())).doesNotThrowAnyException();
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
