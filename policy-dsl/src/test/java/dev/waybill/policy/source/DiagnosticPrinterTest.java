// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static Diagnostic at(String text, String words) {
    Source source = new Source("r.policy", text);
    int start = text.indexOf(words);
    return Diagnostic.error(
        Code.P0202, new Span(source, start, start + words.length()), "not a value");
  }

  private static String print(Diagnostic diagnostic) {
    return DiagnosticPrinter.plain().print(diagnostic);
  }

  @Test
  void everyPartHasItsLine() {
    String text = "table t\nwhen tier is platinum";
    Diagnostic diagnostic =
        at(text, "platinum")
            .label("an unknown tier")
            .note("note", "the values are gold", new Span(new Source("v.vocab", "a gold"), 2, 6))
            .note("why", "a reason")
            .help("one:  a\n      b");
    assertThat(print(diagnostic))
        .isEqualTo(
            """
            error[P0202] not a value
              r.policy:2:14
                when tier is platinum
                             ^^^^^^^^ an unknown tier
              note: the values are gold
                v.vocab:1:3
                  a gold
                    ^^^^
              why: a reason
              help: one:  a
                          b
            """);
  }

  @Test
  void tabsWideCharactersAndOtherLineEndsDoNotMoveTheCarets() {
    assertThat(print(at("x\r\n\t字\té 'ab' c\r\ny", "'ab'")))
        .endsWith("        字  é 'ab' c\n              ^^^^\n")
        .contains("r.policy:2:6");
  }

  @Test
  void charactersThatCannotBeSeenAreShown() {
    assertThat(print(at("a \u202E\u001B[31m bad", "bad")))
        .contains("    a \uFFFD\uFFFD[31m bad\n             ^^^\n");
  }

  @Test
  void ofALongLineThePartAroundTheWordsIsShown() {
    String printed = print(at("a ".repeat(5_000) + "bad" + " b".repeat(5_000), "bad"));
    String[] lines = printed.split("\n", -1);
    assertThat(lines[2]).hasSizeLessThan(200).startsWith("    …").endsWith("…").contains(" bad ");
    assertThat(lines[3].indexOf('^')).isEqualTo(lines[2].indexOf("bad"));
  }

  @Test
  void aSpanOverSeveralLinesIsMarkedOnItsFirst() {
    assertThat(print(at("when a\n  and b", "a\n  and b"))).endsWith("    when a\n         ^\n");
    assertThat(print(at("when a", ""))).endsWith("    when a\n    ^\n");
  }

  @Test
  void coloursAreOnlyAddedAroundTheSameText() {
    Diagnostic diagnostic = at("when bad", "bad").help("good");
    String coloured = DiagnosticPrinter.coloured().print(diagnostic);
    assertThat(coloured).contains("\u001B[1;31merror[P0202]\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(print(diagnostic));
  }

  @Test
  void diagnosticsAreSortedByPlace() {
    Diagnostic first = at("a b", "a");
    Diagnostic second = at("a b", "b");
    assertThat(DiagnosticPrinter.plain().print(List.of(second, first)))
        .isEqualTo(print(first) + "\n" + print(second));
    assertThat(DiagnosticPrinter.plain().print(List.of())).isEmpty();
  }

  @Test
  void aWordIsFoundThatIsAtMostTwoLettersAway() {
    List<String> words = List.of("supervisor", "refund", "day", "days", "rule");
    assertThat(Spelling.nearest("superviser", words)).contains("supervisor");
    assertThat(Spelling.nearest("rfeund", words)).contains("refund");
    assertThat(Spelling.nearest("dayz", words)).contains("days");
    assertThat(Spelling.nearest("rul", words)).contains("rule");
    assertThat(Spelling.nearest("refund", words)).isEmpty();
    assertThat(Spelling.nearest("rl", words)).isEmpty();
    assertThat(Spelling.nearest("supper", words)).isEmpty();
    assertThat(Spelling.distance("ab", "ba")).isEqualTo(1);
    assertThat(Spelling.distance("x".repeat(65), "x")).isEqualTo(Integer.MAX_VALUE);
  }
}
