// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.OrderLine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMentionsTest {

  private static final List<OrderLine> LINES =
      List.of(
          line("jacket-blue", "RJ-0042-B", "Rain Jacket, blue / M"),
          line("jacket-red", "RJ-0042-R", "Rain Jacket, red / L"),
          line("socks", null, "Wool Socks, grey"),
          line("belt", "B77", "Leather Belt"),
          line("boots", null, "Hiking Boots 42"));

  private static OrderLine line(
      String id, @org.jspecify.annotations.Nullable String sku, String title) {
    return new OrderLine(id, sku, title, 1, 0, 0, null, null, null);
  }

  private static List<String> meant(String text) {
    return LineMentions.of(text, LINES).stream().map(OrderLine::id).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i want to return the belt | belt",
        "THE BELTS!! | belt",
        "one sock has a hole | socks",
        "the blue one | jacket-blue",
        "the jacket | jacket-blue jacket-red",
        "both jackets please | jacket-blue jacket-red",
        "the jacket, the blue one | jacket-blue",
        "the jacket in blue | jacket-blue",
        "the jacket, size L | jacket-red",
        "the one in size M | jacket-blue",
        "the red jacket and the boots | jacket-red boots",
        "sending back the leather belt and one wool sock | socks belt",
        "my jackett is too small | jacket-blue jacket-red",
        "rj-0042-r is broken | jacket-red",
        "RJ 0042 B please | jacket-blue",
        "not the boots, the belt | belt",
        "the belt, not the boots | belt",
        "the jackets but not the red one | jacket-blue",
        "not the socks or the belt, the boots | boots",
        "everything except the socks | jacket-blue jacket-red belt boots",
        "everything but the socks and the belt | jacket-blue jacket-red boots",
        "cancel my order but not the boots | jacket-blue jacket-red socks belt",
        "I'll keep the belt and send back the boots | boots",
        "keep the belt, cancel the rest | jacket-blue jacket-red socks boots",
        "the boots instead of the belt | boots",
        "I don't want the belt any more | belt",
        "the belt did not arrive | belt",
        "ich möchte die blaue zurückgeben | jacket-blue",
        "nicht den roten, den blauen | jacket-blue",
        "alles außer boots zurück | jacket-blue jacket-red socks belt",
        "je veux rendre la rouge | jacket-red",
        "quiero devolver la roja, no la azul | jacket-red",
        "vorrei restituire quella rossa | jacket-red",
        "quero devolver a azul | jacket-blue",
        "chcę zwrócić niebieską i boots | jacket-blue boots",
        "neela wala wapas karna hai, lal nahi | jacket-blue",
        "लाल वाला वापस करना है | jacket-red",
        "mavi olanı iade etmek istiyorum | jacket-blue",
        "ik wil de blauwe ruilen | jacket-blue",
      })
  void theLinesThatAreNamedAreMeant(String text, String expected) {
    assertThat(meant(text)).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where is my order?",
        "I ordered on the 12th and it has not arrived in 42 days",
        "thanks for everything",
        "not the belt",
        "can I keep the belt?",
        "my order is late",
        "no",
        "m",
      })
  void whatNamesNoLineMeansNone(String text) {
    assertThat(meant(text)).isEmpty();
  }

  @Test
  void ofTwoLinesBothAreMeantByBoth() {
    List<OrderLine> two = LINES.subList(2, 4);

    assertThat(LineMentions.of("both of them", two)).isEqualTo(two);
    assertThat(LineMentions.of("both", LINES)).isEmpty();
  }

  @Test
  void theEndOfACompoundNounNamesIt() {
    List<OrderLine> lines =
        List.of(line("1", null, "Regenjacke"), line("2", null, "Winterstiefel"));

    assertThat(LineMentions.of("die Jacke ist kaputt", lines)).containsExactly(lines.get(0));
    assertThat(LineMentions.of("die Stiefel sind zu klein", lines)).containsExactly(lines.get(1));
  }

  @Test
  void anOrderWithoutLinesHasNoneToMean() {
    assertThat(LineMentions.of("the blue one", List.of())).isEmpty();
  }

  @Test
  void theOrderOfTheLinesIsKeptWhateverTheText() {
    Random random = new Random(7);
    List<String> words =
        Arrays.asList(
            "the",
            "belt",
            "not",
            "except",
            "blue",
            "jacket",
            "and",
            "socks",
            ",",
            ".",
            "keep",
            "rest",
            "RJ-0042-B",
            "size",
            "M",
            "42",
            "boots",
            "or",
            "नहीं",
            "\u200b",
            "");
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(12); word > 0; word--) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      List<OrderLine> found = LineMentions.of(text.toString(), LINES);

      assertThat(LINES.stream().filter(found::contains).toList())
          .as(text.toString())
          .isEqualTo(found);
    }
  }
}
