// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.ParcelSubStatus;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\{[^}]+}}|\\{[a-z]+}");

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "it", "pt", "pl", "hi_Latn"})
  void everyLanguageSaysEverySentenceAndCitesTheSameFacts(String language) throws IOException {
    Properties english = read("en");
    Properties other = read(language);
    assertThat(other.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      if (!key.startsWith("value.day")) {
        assertThat(places(other.getProperty(key)))
            .as(key)
            .isEqualTo(places(english.getProperty(key)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ParcelSubStatus.class)
  void everyStateOfAParcelHasWords(ParcelSubStatus state) {
    assertThat(Phrases.of(Locale.ENGLISH).has("status." + state.name())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void everyStateOfAnOrderHasWords(OrderState state) {
    assertThat(Phrases.of(Locale.ENGLISH).has("status." + state.name())).isTrue();
  }

  @Test
  void anUnknownLanguageIsEnglishAndSaysSo() {
    assertThat(Phrases.of(Locale.forLanguageTag("sv-SE")).language()).isEqualTo("en");
    assertThat(Phrases.of(Locale.forLanguageTag("de-AT")).language()).isEqualTo("de");
    assertThat(Phrases.speak(Locale.forLanguageTag("sv-SE"))).isFalse();
    assertThat(Phrases.speak(Locale.forLanguageTag("de-AT"))).isTrue();
  }

  @Test
  void hindiIsSaidInLatinLetters() {
    Locale latin = Locale.forLanguageTag("hi-Latn-IN");
    assertThat(Phrases.speak(latin)).isTrue();
    assertThat(Phrases.of(latin).get("value.yesterday")).isEqualTo("kal");
    assertThat(Phrases.speak(Locale.forLanguageTag("hi-IN"))).isFalse();
  }

  @Test
  void anUnknownSentenceIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> Phrases.of(Locale.ENGLISH).get("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
  }

  private static Set<String> places(String sentence) {
    return PLACE
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties read(String language) throws IOException {
    Properties properties = new Properties();
    try (var in =
        new InputStreamReader(
            Phrases.class.getResourceAsStream("phrases_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }
}
