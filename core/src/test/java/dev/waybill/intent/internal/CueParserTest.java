// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.intent.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[no_such_intent] | there is no intent 'no_such_intent'",
        "[order_status];heavy where | must begin with its weight, not 'heavy'",
        "2 where | must come after a line that names its intent",
        "[order_status];2 @nobody | class @nobody must be defined before it is used",
        "[order_status];2 where .. | must not end in '..'",
        "[order_status];2 | a cue must have a weight and words",
        "[order_status];2 a,b | 'a,b' must be one word",
        "@name word | must be written",
        "@a = b;@a = c | defined twice",
      })
  void malformedLinesAreNamedByFileAndLine(String body, String message) {
    List<String> lines = List.of(("cues 1 en;# a comment;" + body).split(";"));

    assertThatThrownBy(() -> CueParser.parse("en.cues", lines))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("en.cues, line " + lines.size() + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aFileWithoutItsHeaderIsRefused() {
    assertThatThrownBy(() -> CueParser.parse("en.cues", List.of("[order_status]")))
        .hasMessageStartingWith("en.cues, line 1: the first line must be 'cues 1 '");
    assertThatThrownBy(() -> CueParser.parse("en.cues", List.of()))
        .hasMessageStartingWith("en.cues, line 1: ");
  }

  @Test
  void aPatternRespectsOrderGapAndEdges() {
    CuePack pack =
        CueParser.parse(
            "en.cues",
            List.of(
                "cues 1 en",
                "@box = parcel*|box",
                "[order_status]",
                "1 where .. @box",
                "10 ^ status $",
                "100 big @box",
                "-1000 never .. @box"));

    assertThat(score(pack, "where is it")).isZero();
    assertThat(score(pack, "where is my box")).isEqualTo(1);
    assertThat(score(pack, "box where")).isZero();
    assertThat(score(pack, "where a b c d parcels")).isEqualTo(1);
    assertThat(score(pack, "where a b c d e parcels")).isZero();
    assertThat(score(pack, "where. parcels")).isZero();
    assertThat(score(pack, "status")).isEqualTo(10);
    assertThat(score(pack, "the status")).isZero();
    assertThat(score(pack, "hi. status? hi")).isEqualTo(10);
    assertThat(score(pack, "big box big box")).isEqualTo(100);
    assertThat(score(pack, "big red box")).isZero();
    assertThat(score(pack, "never a box")).isEqualTo(-1000);
  }

  @Test
  void aNumberIsAnyWordWithThreeDigits() {
    CuePack pack =
        CueParser.parse("en.cues", List.of("cues 1 en", "[order_status]", "1 order @number $"));

    assertThat(score(pack, "order N1001")).isEqualTo(1);
    assertThat(score(pack, "order 12")).isZero();
    assertThat(score(pack, "order number")).isZero();
  }

  @Test
  void theShippedFilesAreWellFormed() {
    assertThat(CueLibrary.matcher().languages())
        .containsExactly("en", "de", "fr", "es", "it", "pt", "hi", "pl");
  }

  private static double score(CuePack pack, String text) {
    CueMatcher matcher = new CueMatcher(List.of(pack), Map.of());
    return matcher.scores(new PlainText(text))[IntentModel.ALL.indexOf(Intent.ORDER_STATUS)];
  }
}
