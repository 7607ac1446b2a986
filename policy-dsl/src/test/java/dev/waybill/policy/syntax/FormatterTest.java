// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FormatterTest {
  private static String format(String text) {
    return Formatter.format(new Source("f.policy", text));
  }

  @Test
  void aPolicyOnFewLinesGetsItsLines() {
    assertThat(
            format(
                "policy \"p\" version \"1\" uses \"a/1\",\"b/1\" setting w is 1 days rule \"r\" deny"
                    + " refund,cancel when(order.total+$1234567.5)*2 is more than 010 and not a"
                    + " because \"x\" test \"t\" on 2026-01-02 ask refund{amount $40,data a,b}"
                    + " expect deny by \"r\""))
        .isEqualTo(
            """
            policy "p"
              version "1"
              uses "a/1", "b/1"
            setting w is 1 day
            rule "r"
              deny refund, cancel
              when (order.total + $1,234,567.5) * 2 is more than 10 and not a
              because "x"
            test "t"
              on 2026-01-02
              ask refund { amount $40, data a, b }
              expect deny by "r"
            """);
  }

  @Test
  void commentsStayWhereTheyBelong() {
    String formatted =
        """
        # about the policy

        policy "p"  # trailing
          # about the version
          version "1"

        # one

        # two
        rule "r"
          # about the effect
          deny refund,  # first
            cancel
          when a
           # between
           and b
           and c  # last
          # a note of this rule

        # the end
        """;
    assertThat(format(formatted)).isEqualTo(formatted);
  }

  @Test
  void theValuesOfATableStandInOneColumn() {
    assertThat(
            format(
                """
                policy "p"
                table t by customer.tier, request.reason
                 standard,late $10 # small
                 "very gold" , other  $1000
                    otherwise (  $5 + $6 )
                """))
        .isEqualTo(
            """
            policy "p"
            table t by customer.tier, request.reason
              standard, late      $10  # small
              "very gold", other  $1,000
              otherwise           ($5 + $6)
            """);
  }

  @Test
  void aLineBrokenBeforeAndStaysBrokenAndOtherBreaksGo() {
    assertThat(
            format("policy \"p\"\n\n\n\nrule \"r\"\n\n\n  deny\n  x\n when\n a\n      and b\n\n"))
        .isEqualTo("policy \"p\"\n\nrule \"r\"\n  deny x\n  when a\n   and b\n");
  }

  @Test
  void aTextWithErrorsIsNotFormatted() {
    assertThatThrownBy(
            () -> format("policy \"p\"\nrul \"r\" deny x\nrule \"s\" deny x when a >= b"))
        .isInstanceOfSatisfying(
            PolicySyntaxException.class, e -> assertThat(e.diagnostics()).hasSize(2))
        .hasMessage("f.policy:2:1: unknown word 'rul' at the start of an item (and 1 more errors)");
  }

  @Test
  void aTreeThatIsNoPolicyIsNotPrinted() {
    PolicyFile file = requireNonNull(Parser.parse(new Source("p", "policy \"p\"\n")).file());
    Text quotes = new Text("say \"hi\"", file.name().span());
    assertThatThrownBy(
            () -> Printer.print(new PolicyFile(file.source(), quotes, List.of(), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("double quote");
    Header currency = new Header.InCurrency(new Word("no code", quotes.span()), quotes.span());
    assertThatThrownBy(
            () ->
                Printer.print(
                    new PolicyFile(file.source(), file.name(), List.of(currency), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("this tree is not the tree of any policy");
  }

  /**
   * Whole policies: those of this module, and those of a folder named with {@code
   * -Dwaybill.policies=…}.
   */
  @TestFactory
  Stream<DynamicTest> wholePoliciesAreReadWithoutErrorsAndAreFormattedAlready() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String folder :
        List.of("src/test/resources/policies", System.getProperty("waybill.policies", ""))) {
      java.nio.file.Path path = java.nio.file.Path.of(folder);
      if (folder.isEmpty() || !Files.isDirectory(path)) {
        continue;
      }
      try (Stream<java.nio.file.Path> files = Files.list(path)) {
        files
            .filter(file -> file.toString().endsWith(".policy"))
            .sorted()
            .forEach(
                file ->
                    tests.add(
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> whole(file))));
      }
    }
    return tests.stream();
  }

  private static void whole(java.nio.file.Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Parsed parsed = Parser.parse(new Source(file.getFileName().toString(), text));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(format(text)).isEqualTo(text);
    String printed = Printer.print(requireNonNull(parsed.file()));
    assertThat(Trees.withoutSpans(Parser.parse(new Source("p", printed)).file()))
        .isEqualTo(Trees.withoutSpans(parsed.file()));
  }
}
