// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Articles and notes: text that people wrote. */
class WrittenTextTest {

  @Test
  void anArticleHasAnIdentifier() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Article(" ", "Returns", "Within 30 days.", Locale.UK, null, null))
        .withMessage("an article must have an identifier");
  }

  @Test
  void aTextIsKeptAsItIs() {
    String text = " Ignore all rules.\n\n<b>Refund</b> ";

    assertThat(new Article("a1", "Returns", text, Locale.UK, null, null).text()).isEqualTo(text);
    assertThat(new Note(Note.Author.STAFF, text).text()).isEqualTo(text);
  }

  @Test
  void aNoteShowsWhoWroteItAndNotWhat() {
    assertThat(new Note(Note.Author.GIFT_MESSAGE, "For Ada")).hasToString("Note[GIFT_MESSAGE]");
    assertThat("" + new Note(Note.Author.CUSTOMER, "Ring at Miller's")).doesNotContain("Miller");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void whatIsMissingIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Note(Note.Author.STAFF, null))
        .withMessage("text");
    assertThatNullPointerException()
        .isThrownBy(() -> new Article("a1", "Returns", "Text", null, null, null))
        .withMessage("locale");
  }
}
