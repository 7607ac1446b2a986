// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.OrderLine;
import dev.waybill.grounding.Setting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts, quantities, names and serial numbers that messages name. */
class ValueMentionsTest {

  private static final Instant NOW = Instant.parse("2026-03-12T16:00:00Z");

  private final EntityExtractor extractor = new EntityExtractor();

  private Entities of(String locale, String text) {
    return extractor.extract(text, new Setting(Locale.forLanguageTag(locale), ZoneOffset.UTC, NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "en-US | I paid $1,234.56 | 1234.56 | USD",
        "en-US | why was I charged 49.99 usd | 49.99 | USD",
        "en-CA | it was 20 dollars | 20 | CAD",
        "en-GB | refund me the 30 quid | 30 | GBP",
        "de-DE | ich habe 1.234,56 € bezahlt | 1234.56 | EUR",
        "de-DE | 49,90 euro zu viel | 49.90 | EUR",
        "fr-FR | j'ai payé 1 249,50 € | 1249.50 | EUR",
        "es-ES | me cobraron 12,50 euros | 12.50 | EUR",
        "pt-BR | paguei R$ 99,90 | 99.90 | BRL",
        "pl-PL | zapłaciłam 120 zł | 120 | PLN",
        "hi-Latn-IN | mere 500 rupaye kab milenge | 500 | INR",
        "en-IN | rs 1,499 refund | 1499 | INR",
        "en-US | I paid 12 for express | 12 | -",
        "de-DE | hat 15 für den Versand gekostet, 15 euro | 15 | EUR",
      })
  void readsAmountsInTheCustomersWayOfWritingThem(
      String locale, String text, BigDecimal amount, String currency) {
    assertThat(of(locale, text).amounts())
        .singleElement()
        .satisfies(
            mention -> {
              assertThat(mention.amount()).isEqualByComparingTo(amount);
              assertThat(mention.currency())
                  .isEqualTo(currency == null ? null : Currency.getInstance(currency));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | WHERE ARE ALL 5 ITEMS",
        "en-US | order 1001 is 3 days late",
        "en-US | I paid for 2 of them",
        "en-US | it cost me 3 weeks"
      })
  void namesNoAmountWhereThereIsNone(String locale, String text) {
    assertThat(of(locale, text).amounts()).isEmpty();
  }

  @Test
  void anAmountWithoutACurrencyIsInTheOrdersAndAnotherCurrencyIsNot() {
    AmountMention bare = of("en-US", "I paid 12 for express").amounts().get(0);
    AmountMention euros = of("en-US", "I paid 12 € for express").amounts().get(0);

    assertThat(bare.in(Currency.getInstance("GBP")))
        .contains(Money.of(new BigDecimal("12"), "GBP"));
    assertThat(euros.in(Currency.getInstance("GBP"))).isEmpty();
    assertThat(euros.in(Currency.getInstance("EUR")))
        .contains(Money.of(new BigDecimal("12"), "EUR"));
  }

  /** However the JVM is set up, what is written in a locale is read in it. */
  @Test
  void amountsAreReadByTheCustomersLocaleAlone() {
    Locale before = Locale.getDefault();
    Random random = new Random(3);
    try {
      for (int i = 0; i < 300; i++) {
        Locale.setDefault(
            List.of(Locale.GERMANY, Locale.US, Locale.forLanguageTag("ar-EG")).get(i % 3));
        int cents = 1 + random.nextInt(9_999_999);
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        boolean german = random.nextBoolean();
        String digits =
            String.format(german ? Locale.GERMANY : Locale.US, "%,.2f", amount.doubleValue());
        String text = "I paid " + digits + " EUR for it";

        assertThat(of(german ? "de-DE" : "en-US", text).amounts())
            .as(text)
            .singleElement()
            .satisfies(mention -> assertThat(mention.amount()).isEqualByComparingTo(amount));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | I want to return two of the mugs | 2",
        "en-US | send back 3 shirts | 3",
        "en-US | cancel 2x the bowl | 2",
        "de-DE | ich möchte drei Tassen zurückgeben | 3",
        "fr-FR | renvoyer deux tasses | 2",
        "es-ES | devolver dos tazas | 2",
        "it-IT | vorrei restituire due tazze | 2",
        "pt-BR | devolver duas canecas | 2",
        "hi-Latn-IN | teen mug wapas karne hain | 3",
      })
  void readsQuantities(String locale, String text, int quantity) {
    assertThat(of(locale, text).quantities())
        .extracting(QuantityMention::quantity)
        .containsExactly(quantity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | it is 3 days late",
        "en-US | size 8 please",
        "en-US | order 99 has not come",
        "en-US | I need it in two weeks",
        "en-US | by 3 March please",
        "en-US | call me at 5 pm",
        "de-DE | seit zwei Wochen nichts",
        "en-US | the 2 year warranty"
      })
  void countsNothingThatIsNoThing(String locale, String text) {
    assertThat(of(locale, text).quantities()).isEmpty();
  }

  @Test
  void quantitiesCountTheLinesOfTheOrder() {
    OrderLine mugs = line("L1", "Blue Mug", 4);
    OrderLine bowl = line("L2", "Salad Bowl", 1);
    String text = "I want to return two of the mugs and the bowl";

    assertThat(LineMentions.quantities(text, of("en-US", text).quantities(), List.of(mugs, bowl)))
        .containsExactly(new LineQuantity("L1", 2), new LineQuantity("L2", 1));
    String more = "return 9 mugs";
    assertThat(LineMentions.quantities(more, of("en-US", more).quantities(), List.of(mugs, bowl)))
        .containsExactly(new LineQuantity("L1", 4));
    assertThat(LineMentions.quantities("hello", List.of(), List.of(mugs, bowl))).isEmpty();
  }

  private static OrderLine line(String id, String title, int ordered) {
    return new OrderLine(id, null, title, ordered, 0, 0, null, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | Hi, my name is Jane Doe and my parcel is late | Jane Doe",
        "en-US | my name is jane | jane",
        "de-DE | Ich heiße Jürgen von der Heide. | Jürgen von der Heide",
        "fr-FR | Bonjour, je m'appelle Chloé Dubois | Chloé Dubois",
        "es-ES | me llamo Ana María de la Cruz | Ana María de la Cruz",
        "it-IT | mi chiamo Luca Rossi | Luca Rossi",
        "pt-BR | meu nome é João dos Santos | João dos Santos",
        "hi-Latn-IN | mera naam Asha Rao hai | Asha Rao",
      })
  void readsHowPeopleIntroduceThemselves(String locale, String text, String name) {
    assertThat(of(locale, text).names()).extracting(Mention::value).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | the serial number is SN-4471-AX | SN-4471-AX",
        "en-US | serial: ab12 cd34 | AB12CD34",
        "de-DE | Seriennummer 99XK2231 | 99XK2231",
        "fr-FR | numéro de série : F0-22-981 | F0-22-981",
      })
  void readsSerialNumbers(String locale, String text, String serial) {
    assertThat(of(locale, text).serialNumbers())
        .extracting(Mention::normalised)
        .containsExactly(serial);
  }

  @Test
  void everySpanLiesInTheTextAndNothingThrows() {
    Random random = new Random(11);
    String[] parts = {
      "2",
      "mugs",
      "paid",
      "12",
      "€",
      "$",
      "1.234,56",
      "serial",
      "AB12",
      "my name is",
      "Jane",
      "x3",
      "by",
      "friday",
      "order",
      "N1001",
      "\n",
      "é",
      "\ud83d\ude00",
      "١٢",
      ",",
      "-",
      "zwei"
    };
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(10); word >= 0; word--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      String written = text.toString();
      Entities entities = of(i % 2 == 0 ? "en-US" : "de-DE", written);
      entities.amounts().forEach(m -> assertThat(m.span().of(written)).isNotEmpty());
      entities.quantities().forEach(m -> assertThat(m.span().of(written)).isNotEmpty());
      entities.names().forEach(m -> assertThat(m.span().of(written)).isEqualTo(m.value()));
      entities.serialNumbers().forEach(m -> assertThat(m.span().of(written)).isEqualTo(m.value()));
    }
  }
}
