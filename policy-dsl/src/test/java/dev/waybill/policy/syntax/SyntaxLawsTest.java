// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticPrinter;
import dev.waybill.policy.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of reading and writing, on seeded random trees and texts. */
class SyntaxLawsTest {
  private static final int TREES = 6_000;
  private static final int TEXTS = 60_000;

  private static Source source(String text) {
    return new Source("random.policy", text);
  }

  @Test
  void aPrintedTreeIsReadBackTheSame() {
    for (int seed = 0; seed < TREES; seed++) {
      PolicyFile tree = new RandomPolicy(seed).file();
      String text = Printer.print(tree);
      Parsed parsed = Parser.parse(source(text));
      assertThat(parsed.diagnostics()).as(text).isEmpty();
      assertThat(Trees.withoutSpans(parsed.file())).as(text).isEqualTo(Trees.withoutSpans(tree));
      assertThat(Formatter.format(source(text))).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void formattingKeepsTheTreeAndTheCommentsAndChangesNothingTheSecondTime() {
    for (int seed = 0; seed < TREES; seed++) {
      String text = scattered(Printer.print(new RandomPolicy(seed).file()), new Random(seed));
      Parsed parsed = Parser.parse(source(text));
      assertThat(parsed.diagnostics()).as(text).isEmpty();
      String once = Formatter.format(source(text));
      assertThat(Formatter.format(source(once))).as(text).isEqualTo(once);
      assertThat(Trees.withoutSpans(Parser.parse(source(once)).file()))
          .as(text)
          .isEqualTo(Trees.withoutSpans(parsed.file()));
      assertThat(comments(once)).as(text).isEqualTo(comments(text));
      assertThat(once)
          .endsWith("\n")
          .doesNotEndWith("\n\n")
          .doesNotContain("\n\n\n", "\t", "\r")
          .doesNotContain(" \n");
    }
  }

  private static List<String> comments(String text) {
    List<String> comments = new ArrayList<>();
    Tokens.of(source(text)).comments().forEach(span -> comments.add(span.text()));
    return comments;
  }

  /** Puts comments, blank lines, tabs and line breaks between tokens where none of them matter. */
  private static String scattered(String text, Random random) {
    Tokens tokens = Tokens.of(source(text));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tokens.size() - 1; i++) {
      boolean unit =
          i > 0
              && tokens.kind(i - 1) == Token.Kind.NUMBER
              && tokens.kind(i) == Token.Kind.NAME
              && !tokens.startsLine(i);
      // At the start of a line, rule "…" and test "…" are items and nothing else.
      boolean name = tokens.is(i, "rule") || tokens.is(i, "test");
      String gap =
          switch (unit || name ? 9 : random.nextInt(14)) {
            case 0 -> " # c" + i + " \n";
            case 1 -> "\r\n# c" + i + "\n\n\n";
            case 2 -> "\n\n\t # c" + i + "\n";
            case 3 -> "\n\n\n";
            case 4 -> "\t";
            default -> i == 0 ? "" : tokens.startsLine(i) ? "\n" : " ";
          };
      // At the margin a word that is near to 'table' or 'rule' would be taken for a misspelt one.
      out.append(gap).append(gap.endsWith("\n") && !tokens.atMargin(i) ? " " : "");
      out.append(tokens.text(i));
      boolean numberAtEnd = tokens.kind(i) == Token.Kind.NUMBER && tokens.startsLine(i + 1);
      out.append(numberAtEnd ? "\n" : "");
    }
    return out.append(random.nextBoolean() ? "  #end" : "").toString();
  }

  @Test
  void anyTextIsReadWithoutAnException() {
    Random random = new Random(4711);
    String good =
        Printer.print(new RandomPolicy(7).file()) + Printer.print(new RandomPolicy(8).file());
    int broken = 0;
    for (int i = 0; i < TEXTS; i++) {
      if (i % 100 == 0) {
        good = Printer.print(new RandomPolicy(i).file());
      }
      String text = i % 4 == 0 ? noise(random) : mutated(good, random);
      Parsed parsed = Parser.parse(source(text));
      List<Diagnostic> diagnostics = parsed.diagnostics();
      assertThat(diagnostics.size()).isLessThanOrEqualTo(20);
      assertThat(parsed.file() != null || !diagnostics.isEmpty()).as(text).isTrue();
      String printed = DiagnosticPrinter.plain().print(diagnostics);
      assertThat(printed.isEmpty()).isEqualTo(diagnostics.isEmpty());
      broken += diagnostics.isEmpty() ? 0 : 1;
      if (diagnostics.isEmpty()) {
        String once = Formatter.format(source(text));
        assertThat(Formatter.format(source(once))).as(text).isEqualTo(once);
      }
    }
    assertThat(broken).isBetween(TEXTS / 2, TEXTS - 100);
  }

  private static String noise(Random random) {
    String signs = "\"“”'#{}(),+-*<>=!&|$€%.:;/\\\n\r\t \u0000\u00A0\u202E\uD83D\uDE00é09azZ_";
    StringBuilder out = new StringBuilder(random.nextBoolean() ? "policy \"p\"\n" : "");
    for (int n = random.nextInt(120); n > 0; n--) {
      if (random.nextInt(3) == 0) {
        List<String> words =
            List.of(
                "rule \"a\" ", "deny x ", "when ", "is ", "not ", "and ", "30 days ", "count of ");
        out.append(words.get(random.nextInt(words.size())));
      } else {
        out.append(signs.charAt(random.nextInt(signs.length())));
      }
    }
    return out.toString();
  }

  private static String mutated(String good, Random random) {
    StringBuilder text = new StringBuilder(good);
    for (int n = 1 + random.nextInt(3); n > 0 && text.length() > 1; n--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) (32 + random.nextInt(96)));
        case 2 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
      }
    }
    return text.toString();
  }

  /** The work is bounded by the length: these would take hours if any of it were quadratic. */
  @Test
  void textsAtTheLimitsAreReadInOnePass() {
    List<String> pieces =
        List.of(
            "(",
            ")",
            "\"\n",
            "'\n",
            "“\n",
            "\"a\n\"\n",
            "not ",
            "when (",
            "rule ",
            "rule \"a\" ",
            "a.",
            "1",
            "1 ",
            "$1,",
            "#\n",
            "# \u202E",
            "a + ",
            "a and ",
            "a or b and ",
            "lesser of ",
            "20% of ",
            "count of ",
            "x is ",
            "{",
            "given x { ",
            "test \"t\" ask a { b c, ",
            "é",
            "\u0000",
            "rule \"a\" deny x when ((((",
            "table t by x\na 1\n",
            "'\"' \"\n",
            "> ",
            "\r",
            "a, ");
    for (String piece : pieces) {
      String start = "policy \"p\"\nrule \"r\" deny x when ";
      int times = (Lexer.MAX_LENGTH - start.length()) / piece.length();
      for (String text : List.of(start + piece.repeat(times), piece.repeat(times))) {
        Parsed parsed = Parser.parse(source(text));
        assertThat(parsed.file() != null || !parsed.diagnostics().isEmpty()).isTrue();
        assertThat(parsed.diagnostics().size()).isLessThanOrEqualTo(20);
        assertThat(DiagnosticPrinter.plain().print(parsed.diagnostics()).length())
            .isLessThan(40_000);
      }
    }
  }

  @Test
  void aTextThatIsTooLongHasOneDiagnosticOnly() {
    Parsed parsed = Parser.parse(source("#".repeat(Lexer.MAX_LENGTH + 1)));
    assertThat(parsed.file()).isNull();
    assertThat(parsed.diagnostics())
        .extracting(Diagnostic::title)
        .containsExactly("this text is longer than 1048576 characters");
  }

  @Test
  void tenThousandItemsAreReadAndNoMore() {
    String item = "setting a is 1\n";
    assertThat(Parser.parse(source("policy \"p\"\n" + item.repeat(10_000))).diagnostics())
        .isEmpty();
    assertThat(Parser.parse(source("policy \"p\"\n" + item.repeat(10_001))).diagnostics())
        .extracting(Diagnostic::title)
        .containsExactly("this policy has more than 10000 items");
  }
}
