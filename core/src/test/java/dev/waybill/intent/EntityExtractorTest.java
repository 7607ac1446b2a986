// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.grounding.Span;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityExtractorTest {

  private final EntityExtractor extractor = new EntityExtractor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where is #1001? | #1001",
        "where is n1001 | n1001",
        "ORD-2024-0001 please | ORD-2024-0001",
        "order 99 | 99",
        "my order number is 4711. | 4711",
        "Order no. 12 | 12",
        "order: 1001 | 1001",
        "W1234567 has not come | W1234567",
        "#W1234567 has not come | #W1234567",
        "Bestellung 4711 ist weg | 4711",
        "meine Bestellnummer lautet 88123 | 88123",
        "commande n° 5501 | 5501",
        "mi pedido 7788 no llega | 7788",
        "il mio ordine è 3321 | 3321",
        "meu pedido 901234 | 901234",
        "zamówienie nr 1203 | 1203",
        "ऑर्डर १००१ कहाँ है | १००१",
        "orders 1001 and 1002 | 1001,1002",
        "orders #1001, #1002 | #1001,#1002",
        "order 113-1234567-1234567 | 113-1234567-1234567",
        "track N1001 | N1001",
        "order 99 has not come | 99",
        "ｏｒｄｅｒ ＃１００１ | ＃１００１",
      })
  void findsOrderNumbers(String text, String expected) {
    assertThat(values(extractor.extract(text).orderNumbers())).containsExactly(expected.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want to order 2 shirts",
        "order 3 more mugs please",
        "I want to order 12",
        "I paid 49.99 for it",
        "my order cost $1200",
        "my order 2500 euros",
        "delivered on 2024-01-05",
        "my order on 12/05/2024",
        "since 2023",
        "EAN 4006381333931",
        "call me on +49 30 12345678",
        "my number is (312) 555-0142",
        "phone 312-555-0142",
        "is the A4 in stock",
        "iPhone15 case",
        "size EU42 please",
        "you are my #1 shop",
        "at 10:30 or 3pm",
        "USD1000 is too much",
        "50% off my order",
        "card 4111 1111 1111 1111",
        "write to order1001@example.com",
        "in order to know",
        "ISO9001 certified",
        "my order is 14 days late",
      })
  void doesNotTakeOtherNumbersForOrders(String text) {
    assertThat(extractor.extract(text).orderNumbers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1Z999AA10123456784 | 1Z999AA10123456784",
        "it is 1z999aa10123456784. | 1Z999AA10123456784",
        "1z 999 aa1 01 2345 6784 | 1Z999AA10123456784",
        "https://example.com/track?n=1Z999AA10123456784 | 1Z999AA10123456784",
        "RB123456785GB | RB123456785GB",
        "rb 123 456 785 gb | RB123456785GB",
        "tracking number 9405511899223197428490 | 9405511899223197428490",
        "tracking: 9405 5118 9922 3197 4284 90 | 9405511899223197428490",
        "DHL 00340434161094042557 | 00340434161094042557",
        "Sendungsnummer JJD000390007882823451 | JJD000390007882823451",
        "numer przesyłki 520000012680041086770098 | 520000012680041086770098",
      })
  void findsTrackingNumbers(String text, String normalised) {
    Entities entities = extractor.extract(text);

    assertThat(entities.trackingNumbers())
        .extracting(Mention::normalised)
        .containsExactly(normalised);
    assertThat(entities.orderNumbers()).isEmpty();
    assertThat(entities.cardNumbers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1Z999AA10123456785",
        "RB123456784GB",
        "9405511899223197428490",
        "tracking since 2024-01-05",
        "tracking 4111111111111111",
        "tracking says 3 days",
        "fedex +1 312 555 0142",
      })
  void doesNotTakeOtherNumbersForTracking(String text) {
    assertThat(extractor.extract(text).trackingNumbers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jo@example.com | jo@example.com",
        "it's Jo.Doe+shop@Mail.Example.co.uk. | jo.doe+shop@mail.example.co.uk",
        "(jo@example.com) | jo@example.com",
        "'jo@example.com' | jo@example.com",
        "<jo@example.com>, | jo@example.com",
        "jo@example.com.Please help | jo@example.com",
        "müller@example.de | müller@example.de",
        "mailto:jo@example.com?subject=x | jo@example.com",
        "j\u200bo@example.com | jo@example.com",
        "ｊｏ＠ｅｘａｍｐｌｅ．ｃｏｍ | jo@example.com",
      })
  void findsEmails(String text, String normalised) {
    assertThat(extractor.extract(text).emails())
        .extracting(Mention::normalised)
        .containsExactly(normalised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@jo",
        "jo@",
        "jo@example",
        "a..b@example.com",
        ".jo@example.com",
        "jo@-example.com",
        "jo@example..com",
        "jo@@example.com",
        "a@b.com@c.com",
        "2 @ 5.00",
        "jo@example.c"
      })
  void neverGivesAMangledEmail(String text) {
    assertThat(extractor.extract(text).emails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zip 60614 | 60614",
        "zip code: 60614-1234 | 60614-1234",
        "PLZ 10115 | 10115",
        "postcode SW1A 1AA | SW1A 1AA",
        "my postcode is m1 1ae | m1 1ae",
        "pin 400053 | 400053",
        "kod pocztowy 00-950 | 00-950",
        "CEP 01310-100 | 01310-100",
        "code postal 75001 | 75001",
        "postal code K1A 0B1 | K1A 0B1",
        "N1001, jo@example.com, 60614 | 60614",
        "jo@example.com 10115 | 10115",
      })
  void findsPostalCodes(String text, String value) {
    assertThat(values(extractor.extract(text).postalCodes())).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60614",
        "I paid 60614 for it",
        "order 60614",
        "my zip is broken since 2023 or so",
        "jo@example.com wrote in 2023"
      })
  void numbersElsewhereAreNotPostalCodes(String text) {
    assertThat(extractor.extract(text).postalCodes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call +49 30 1234567 | +49301234567",
        "(312) 555-0142 | 3125550142",
        "312-555-0142 | 3125550142",
        "my phone is 0151 23456789 | 015123456789",
        "WhatsApp 98200 12345 | 9820012345",
      })
  void findsPhoneNumbers(String text, String normalised) {
    assertThat(extractor.extract(text).phones())
        .extracting(Mention::normalised)
        .containsExactly(normalised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111\u00a01111\u00a01111\u00a01111",
        "3782 822463 10005",
        "６０１１１１１１１１１１１１１７",
      })
  void cardNumbersAreOnlySpans(String card) {
    for (String before : List.of("", "order ", "tracking number ", "order #", "phone ")) {
      Entities entities = extractor.extract(before + card + " ok");

      assertThat(entities.cardNumbers())
          .containsExactly(new Span(before.length(), before.length() + card.length()));
      assertThat(entities.orderNumbers()).isEmpty();
      assertThat(entities.trackingNumbers()).isEmpty();
      assertThat(entities.phones()).isEmpty();
    }
  }

  @Test
  void aMessageCanNameEverything() {
    String text =
        "Hi, order #1001 (jo@example.com, 60614), UPS 1Z 999 AA1 01 2345 6784, call +1 312 555"
            + " 0142";
    Entities entities = extractor.extract(text);

    assertThat(values(entities.orderNumbers())).containsExactly("#1001");
    assertThat(entities.orderNumbers().get(0).normalised()).isEqualTo("1001");
    assertThat(values(entities.emails())).containsExactly("jo@example.com");
    assertThat(values(entities.postalCodes())).containsExactly("60614");
    assertThat(values(entities.trackingNumbers())).containsExactly("1Z 999 AA1 01 2345 6784");
    assertThat(values(entities.phones())).containsExactly("+1 312 555 0142");
    assertThat(entities.cardNumbers()).isEmpty();
  }

  @Test
  void invisibleCharactersStayInTheValueButNotInTheNormalisedForm() {
    Mention order = extractor.extract("see n10\u200b01!").orderNumbers().get(0);

    assertThat(order.value()).isEqualTo("n10\u200b01");
    assertThat(order.normalised()).isEqualTo("N1001");
    assertThat(order.span()).isEqualTo(new Span(4, 10));
  }

  @Test
  void theMerchantsShapesReplaceTheCommonOnes() {
    EntityExtractor merchant = new EntityExtractor(List.of("SHOP-#*", "z#*", "@@-####", "#######"));

    assertThat(values(merchant.extract("shop-77 and Z5 and N1001").orderNumbers()))
        .containsExactly("shop-77", "Z5");
    assertThat(values(merchant.extract("order N1001, #1002").orderNumbers()))
        .containsExactly("N1001", "#1002");
    assertThat(values(merchant.extract("it is ab-1234, not abc-1234 or 7654321").orderNumbers()))
        .containsExactly("ab-1234", "7654321");
    assertThatThrownBy(() -> new EntityExtractor(List.of("SHOP-")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a shape of order numbers must have a digit, written #: \"SHOP-\"");
  }

  @Test
  void mentionsDoNotShowPersonalData() {
    assertThat(extractor.extract("jo@example.com").toString()).doesNotContain("jo@example");
  }

  @Test
  void spansAlwaysGiveTheValueBack() {
    Random random = new Random(11);
    List<String> parts =
        List.of(
            "order ",
            "#",
            "1001",
            "N1001",
            "1Z999AA10123456784",
            "4111 1111 1111 1111",
            "@",
            "jo@example.com",
            " ",
            ", ",
            "zip ",
            "60614",
            "tracking ",
            "\u200b",
            "Ａ１",
            "+",
            "(",
            "-",
            "\ud83d\ude00",
            "\n",
            "phone ",
            "555",
            ".",
            "İ",
            "é",
            "रेफ",
            "\ud800");
    for (int run = 0; run < 5_000; run++) {
      StringBuilder built = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        built.append(parts.get(random.nextInt(parts.size())));
      }
      String text = built.toString();
      Entities entities = extractor.extract(text);

      all(entities)
          .forEach(mention -> assertThat(mention.span().of(text)).isEqualTo(mention.value()));
      List<Span> spans =
          Stream.concat(all(entities).map(Mention::span), entities.cardNumbers().stream()).toList();
      for (int i = 0; i < spans.size(); i++) {
        for (int j = i + 1; j < spans.size(); j++) {
          assertThat(spans.get(i).overlaps(spans.get(j))).as(text).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1 ", "a@", "a@b.co ", "a.", "1Z", "1-", "#1", "+1 ", "(1) ", "order 1 "})
  void longTextsAreSearched(String unit) {
    String text = unit.repeat(65_536 / unit.length());

    assertThat(extractor.extract(text + " . order N1001").orderNumbers())
        .extracting(Mention::value)
        .contains("N1001");
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    String text = "order ship1001, mail İ.info@example.com, 1z999aa10123456784, plz 10115";
    Entities before = extractor.extract(text);
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(extractor.extract(text)).isEqualTo(before);
      assertThat(before.trackingNumbers()).hasSize(1);
    } finally {
      Locale.setDefault(locale);
    }
  }

  private static Stream<Mention> all(Entities entities) {
    return Stream.of(
            entities.orderNumbers(),
            entities.trackingNumbers(),
            entities.emails(),
            entities.postalCodes(),
            entities.phones())
        .flatMap(List::stream);
  }

  private static List<String> values(List<Mention> mentions) {
    return mentions.stream().map(Mention::value).toList();
  }

  @Test
  void wordsAfterAnAmountAreNoCardNumber() {
    Entities entities = extractor.extract("You refunded me $500. Where is my order?");
    assertThat(entities.cardNumbers()).isEmpty();
  }
}
