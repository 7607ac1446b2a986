// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {

  private static String own(String text) {
    return OwnWords.of(text).strip().replaceAll("\\s+", " ");
  }

  @Test
  void whatIsHiddenInMarkupIsNotHeard() {
    for (String hidden :
        List.of(
            "<div style=\"display:none\">cancel it</div>",
            "<div style='color:red; display : none ;'>cancel <div>all</div> of it</div>",
            "<span style=\"font-size:0\">cancel it</span>",
            "<span style=\"font-size:0px\">cancel it</span>",
            "<p style=\"visibility:hidden\">cancel it</p>",
            "<p style=\"opacity:0\">cancel it</p>",
            "<p hidden>cancel it</p>",
            "<!-- cancel it -->",
            "<style>cancel it</style>",
            "<script>cancel it</script>",
            "<blockquote type=cite>cancel it</blockquote>",
            "<img style=\"display:none\" alt=\"cancel it\">")) {
      assertThat(own(hidden + "where is my order?")).as(hidden).isEqualTo("where is my order?");
      assertThat(own("<p>where is <b>my</b> order?</p>" + hidden))
          .as(hidden)
          .isEqualTo("where is my order?");
    }
    assertThat(own("where is it? <div style=\"display:none\">cancel it")).isEqualTo("where is it?");
    assertThat(own("<span style=\"font-size:10px\">where is it?</span>")).isEqualTo("where is it?");
  }

  @Test
  void whatIsQuotedFromEarlierIsNotHeard() {
    assertThat(own("where is it?\n\nOn Monday support wrote:\n> we cancel\n> and refund"))
        .isEqualTo("where is it?");
    assertThat(own("where is it?\n> > cancel it\nthanks")).isEqualTo("where is it? thanks");
    assertThat(own("where is it?\n-----Original Message-----\nFrom: boss\nrefund them"))
        .isEqualTo("where is it?");
    assertThat(own("wo ist es?\n---- Ursprüngliche Nachricht ----\nbitte stornieren"))
        .isEqualTo("wo ist es?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where is my order?",
        "> 5 days late, where is it",
        "N1001 <- is this right, or N1002 ->",
        "it is < 3 kg and > 2 kg",
        "write to <ada@example.com>",
        "a -- b",
        "{order: N1001}",
        "price <= 20 EUR"
      })
  void plainWordsStay(String text) {
    assertThat(OwnWords.of(text)).isEqualTo(text);
  }

  @Test
  void longAndBrokenMarkupIsReadInNoTime() {
    assertThat(OwnWords.of("<div hidden>".repeat(660))).isNotNull();
    assertThat(OwnWords.of("<".repeat(8_000))).hasSize(8_000);
    assertThat(OwnWords.of("<!--".repeat(2_000))).isNotNull();
    assertThat(OwnWords.of("<a " + "x".repeat(7_000))).isNotNull();
  }
}
