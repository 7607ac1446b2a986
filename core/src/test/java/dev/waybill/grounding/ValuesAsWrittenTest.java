// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Percentage;
import dev.waybill.evidence.FactValue.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A table of how seven languages write days, times, amounts, measures and numbers in words. */
class ValuesAsWrittenTest {

  private static final int LEAST = 150;

  @Test
  void everyValueIsReadAsTheLanguageMeansIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = lines();
    for (String line : lines) {
      String[] parts = line.split(" \\| ", -1);
      Setting setting = new Setting(Locale.forLanguageTag(parts[0]), Shop.NEW_YORK, Shop.NOW);
      List<String> read =
          new ClaimExtractor()
              .extract(parts[1], setting).stream().map(c -> c.kind() + " " + plain(c)).toList();
      if (!read.contains(parts[2])) {
        wrong.add(line + " <- " + read);
      }
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(wrong).isEmpty();
  }

  private static String plain(Claim claim) {
    FactValue value = claim.value();
    if (value instanceof Day day) {
      return day.date().toString();
    }
    if (value instanceof Amount amount) {
      return amount.money().toString();
    }
    if (value instanceof Count count) {
      return Long.toString(count.number());
    }
    if (value instanceof Percentage percentage) {
      return percentage.percent().toPlainString();
    }
    return value instanceof Term term ? term.text() : "none";
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(ValuesAsWrittenTest.class.getResourceAsStream("values.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
