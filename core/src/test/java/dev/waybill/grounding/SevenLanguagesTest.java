// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Moment;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same world told truly and falsely in each of the languages whose words are read. */
class SevenLanguagesTest {

  private static final String OUT_FOR_DELIVERY = "1Z999AA10123456784";
  private static final String IN_TRANSIT = "1Z999AA10123456793";
  private static final String DELIVERED = "1Z999AA10123456802";
  private static final int LEAST = 25;

  private static Shop shop() {
    Shop shop = Shop.withTwoOrders();
    shop.term("orders.N3055.number", Term.Kind.ORDER_NUMBER, "N3055");
    shop.add("orders.N3055.state", new Status("COMPLETED"));
    shop.add("orders.N3055.total", new Amount(Money.ofMinor(123456, "EUR")));
    shop.policy("A delivered order can be returned.");
    shop.parcel(DELIVERED, "N3055", "DELIVERED");
    shop.add(
        "parcels." + DELIVERED + ".lastScan.time",
        new Moment(ScanTime.local(LocalDateTime.of(2026, 3, 9, 11, 30))));
    return shop;
  }

  private static Setting setting(String language) {
    return switch (language) {
      case "en" -> Shop.ENGLISH;
      case "hi" -> new Setting(Locale.forLanguageTag("hi-IN"), Shop.NEW_YORK, Shop.NOW);
      case "pt" -> new Setting(Locale.forLanguageTag("pt-BR"), Shop.NEW_YORK, Shop.NOW);
      default ->
          new Setting(
              Locale.forLanguageTag(language + "-" + language.toUpperCase(Locale.ROOT)),
              ZoneId.of("Europe/Berlin"),
              Shop.NOW);
    };
  }

  static Stream<String> languages() {
    return Stream.of("en", "de", "fr", "es", "it", "pt", "hi");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatIsTrueMayBeSaid(String language) throws IOException {
    List<String> rejected = new ArrayList<>();
    List<String> sentences = sentences(language, "+ ");
    for (String sentence : sentences) {
      Verdict verdict = shop().verify(sentence, setting(language));
      verdict
          .objections()
          .forEach(
              o ->
                  rejected.add(
                      sentence
                          + " <- "
                          + o.claim().kind()
                          + " "
                          + o.claim().text()
                          + ": "
                          + o.why()));
    }
    assertThat(sentences).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(rejected).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatIsFalseIsObjectedTo(String language) throws IOException {
    List<String> sentences = sentences(language, "- ");
    assertThat(sentences).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(sentences)
        .filteredOn(sentence -> shop().verify(sentence, setting(language)).holds())
        .isEmpty();
  }

  /** A day, an amount and a time as the machine's own locale data write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB | The parcel should arrive on %s. | The order came to %s. | The scan was at %s.",
        "de-DE | Das Paket soll am %s ankommen. | Die Bestellung kostet %s. | Der Scan war um %s"
            + " Uhr.",
        "fr-FR | Le colis devrait arriver le %s. | La commande coûte %s. | Le scan était à %s.",
        "es-ES | El paquete debería llegar el %s. | El pedido cuesta %s. | El escaneo fue a las"
            + " %s.",
        "it-IT | Il pacco dovrebbe arrivare il %s. | L'ordine costa %s. | La scansione era alle"
            + " %s.",
        "pt-BR | O pacote deve chegar em %s. | O pedido custa %s. | A leitura foi às %s.",
        "pt-PT | O pacote deve chegar em %s. | O pedido custa %s. | A leitura foi às %s.",
        "hi-IN | पार्सल %s को आएगा। | ऑर्डर की कीमत %s है। | स्कैन %s पर हुआ।"
      })
  void valuesWrittenAsALocaleWritesThemAreReadAndChangedOnesNoticed(
      String tag, String arrival, String price, String scan) {
    Locale locale = Locale.forLanguageTag(tag);
    Setting setting = new Setting(locale, ZoneId.of("Europe/Berlin"), Shop.NOW);
    Random random = new Random(tag.hashCode());
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(2026, 3, 10).plusDays(random.nextInt(300) - 150);
      long cents = 1L + random.nextInt(9_999_999);
      LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
      Shop shop = new Shop();
      shop.add("parcels.P1.eta.day", new Day(day, setting.zone()));
      shop.add("orders.O1.total", new Amount(Money.ofMinor(cents, "EUR")));
      shop.add("parcels.P1.lastScan.time", new Moment(ScanTime.local(day.atTime(time))));
      FormatStyle style = List.of(FormatStyle.FULL, FormatStyle.LONG).get(random.nextInt(2));
      DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDate(style).withLocale(locale);
      NumberFormat money = NumberFormat.getCurrencyInstance(locale);
      money.setCurrency(Currency.getInstance("EUR"));
      DateTimeFormatter times = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

      check(shop, setting, arrival, dates.format(day), dates.format(day.plusDays(1 + i % 5)));
      check(
          shop,
          setting,
          price,
          money.format(BigDecimal.valueOf(cents, 2)),
          money.format(BigDecimal.valueOf(cents + 1 + i, 2)));
      check(shop, setting, scan, times.format(time), times.format(time.plusMinutes(1 + i)));
    }
  }

  private static void check(
      Shop shop, Setting setting, String sentence, String right, String wrong) {
    assertThat(shop.verify(sentence.formatted(right), setting).objections())
        .as(sentence, right)
        .isEmpty();
    assertThat(shop.verify(sentence.formatted(wrong), setting).holds())
        .as("%s instead of %s", sentence.formatted(wrong), right)
        .isFalse();
  }

  private static List<String> sentences(String language, String mark) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                SevenLanguagesTest.class.getResourceAsStream("sentences_" + language + ".txt"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith(mark))
          .map(
              line ->
                  line.substring(mark.length())
                      .replace("{A}", OUT_FOR_DELIVERY)
                      .replace("{B}", IN_TRANSIT)
                      .replace("{C}", DELIVERED))
          .toList();
    }
  }
}
