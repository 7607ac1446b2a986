// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Intent;
import dev.waybill.intent.LinearIntentClassifier;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The classifier that is shipped, measured on messages of customers of many other shops. They were
 * written without a look at what the classifier learned from, and are never to be learned from:
 * what it says about them is what it will say about customers that nobody here has met.
 */
class OwnIntentsTest {

  private static final String FILE = "own-intents.jsonl";

  /** The goal for customers of other shops. */
  private static final double MACRO_F1 = 0.70;

  private static List<Rows.Row> rows() throws IOException, URISyntaxException {
    return Rows.read(Path.of(OwnIntentsTest.class.getResource(FILE).toURI()));
  }

  @Test
  void everyIntentAndTenLanguagesAreAskedFor() throws Exception {
    Map<String, Long> intents =
        rows().stream()
            .collect(Collectors.groupingBy(row -> row.text("intent"), Collectors.counting()));
    Map<String, Long> languages =
        rows().stream()
            .collect(Collectors.groupingBy(row -> row.text("lang"), Collectors.counting()));

    assertThat(rows()).hasSizeGreaterThanOrEqualTo(400);
    assertThat(rows()).extracting(row -> row.text("text")).doesNotHaveDuplicates();
    assertThat(intents).containsOnlyKeys(Arrays.stream(Intent.values()).map(Intent::id).toList());
    assertThat(intents.values()).allMatch(rows -> rows >= 12);
    assertThat(intents.get(Intent.OUT_OF_SCOPE.id())).isGreaterThanOrEqualTo(60);
    assertThat(languages)
        .containsOnlyKeys("en", "de", "fr", "es", "it", "pt", "hi", "pl", "nl", "tr");
  }

  @Test
  void theClassifierIsMeasuredOnCustomersOfOtherShops(TestReporter reporter) throws Exception {
    Evaluation found = new IntentEvaluation(new LinearIntentClassifier()).run(rows(), Work.alone());

    reporter.publishEntry(found.text());
    assertThat(found.summary().path("rows").asInt()).isEqualTo(rows().size());
    assertThat(found.summary().path("macroF1").asDouble()).isGreaterThanOrEqualTo(MACRO_F1);
  }
}
