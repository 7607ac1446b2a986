// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssentTest {

  @ParameterizedTest
  @CsvFileSource(resources = "assent.csv", delimiter = '|', emptyValue = "")
  void aPlainYesAPlainNoAndNeitherInTenLanguages(String kind, String said) {
    String text = said == null ? "" : said;
    assertThat(List.of(Assent.isYes(text), Assent.isNo(text)))
        .as("%s is %s", text, kind)
        .isEqualTo(List.of(kind.equals("yes"), kind.equals("no")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes, but %s",
        "ja, aber %s",
        "oui mais %s",
        "sí, pero %s",
        "sì, ma %s",
        "sim, mas %s",
        "haan lekin %s",
        "हाँ, लेकिन %s",
        "tak, ale %s",
        "ja, maar %s",
        "evet, ama %s"
      })
  void aYesWithAConditionIsNone(String said) {
    for (String condition : List.of("", "later", "2", "ok", "please", "?")) {
      assertThat(Assent.isYes(said.formatted(condition))).as(said, condition).isFalse();
    }
  }

  @Test
  void theWayAPhraseIsWrittenDoesNotMatter() {
    for (String said : List.of("SÍ", "sí", "si\u0301", "  sí  ", "sí!!!", "«sí»".substring(1, 3))) {
      assertThat(Assent.isYes(said)).as(said).isTrue();
    }
  }
}
