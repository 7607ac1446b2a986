// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticGoldens;
import dev.waybill.policy.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SyntaxDiagnosticsTest {
  private static Parsed parse(String text) {
    return Parser.parse(new Source("t.policy", text));
  }

  @TestFactory
  Stream<DynamicTest> messages() {
    return DiagnosticGoldens.of("P01..|P0304", source -> Parser.parse(source).diagnostics());
  }

  @Test
  void allIndependentErrorsAreReportedInOneRun() {
    Parsed parsed =
        parse(
            """
            policy "p"
            rule "a" deny refund when order.total > $5
            rule "b" deny refund when order.placed_on is after 2026-02-30
            rul "c" deny refund
            """);
    assertThat(parsed.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.P0106, Code.P0109, Code.P0102);
    assertThat(parsed.file()).as("a date had to be left out").isNull();
  }

  @Test
  void aTreeIsThereInSpiteOfErrorsWhenItIsClearWhatWasMeant() {
    Parsed parsed =
        parse(
            """
            policy "p"
            rule "a" limit refund to 3 per custmer in 90 days otherwise require approval
            """);
    assertThat(parsed.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.P0104);
    assertThat(parsed.diagnostics().get(0).title())
        .isEqualTo("'by ROLE' is missing after 'require approval'");
    assertThat(parsed.diagnostics().get(0).help()).isEqualTo("require approval by supervisor");
    assertThat(parsed.diagnostics().get(0).span().column()).isEqualTo(77);
    Item.Rule rule = (Item.Rule) requireNonNull(parsed.file()).items().get(0);
    assertThat(((RuleEffect.Limit) rule.effect()).key().name()).isEqualTo("custmer");
  }

  @Test
  void aBrokenClauseIsLeftOutAndTheNextOneIsRead() {
    Parsed parsed =
        parse(
            """
            policy "p"
            rule "a"
              deny refund
              when ) order.total
              because 5
              tell customer "no" "no"
            rule "b"
              deny refund
              when order.total =
            """);
    assertThat(parsed.file()).isNull();
    assertThat(parsed.diagnostics())
        .extracting(d -> d.span().line())
        .containsExactly(4, 5, 6, 9, 9);
  }

  @Test
  void noMoreThanTwentyErrorsAreReported() {
    Parsed parsed = parse("policy \"p\"\n" + "rule 5\n".repeat(50) + "“x”\n".repeat(50));
    assertThat(parsed.diagnostics()).hasSize(20).isSortedAccordingTo(Diagnostic.ORDER);
    assertThat(parsed.file()).isNull();
  }

  @Test
  void fixesOfSignsQuotesAndSpellingMakeThePolicyReadable() {
    String text =
        """
        policy “p”
        rul "a"
          deny refund
          wen order.total >= $5 && order.state is != paid
          effective from 2026-1-5
        """;
    String mended = text;
    List<Diagnostic> errors = new ArrayList<>(parse(text).diagnostics());
    assertThat(errors).hasSize(7).allMatch(error -> error.fix() != null);
    errors.sort(Comparator.comparing((Diagnostic error) -> error.span().start()).reversed());
    for (Diagnostic error : errors) {
      Diagnostic.Fix fix = requireNonNull(error.fix());
      mended =
          mended.substring(0, fix.span().start())
              + fix.replacement()
              + mended.substring(fix.span().end());
    }
    assertThat(parse(mended).diagnostics()).isEmpty();
    assertThat(Formatter.format(new Source("m", mended)))
        .isEqualTo(
            """
            policy "p"
            rule "a"
              deny refund
              when order.total is at least $5 and order.state is not paid
              effective from 2026-01-05
            """);
  }

  @Test
  void charactersThatHideSomethingAreRefused() {
    for (String hidden :
        List.of("\u202E", "\u2066", "\u2028", "\u0000", "\u001B", "\uD800", "\rx")) {
      for (String text :
          List.of(
              "policy \"p" + hidden + "\"",
              "policy \"p\" # " + hidden + " x",
              "policy \"p\"" + hidden)) {
        assertThat(parse(text + "\nsetting a is 1\n").diagnostics())
            .as(text)
            .extracting(Diagnostic::code)
            .containsAnyOf(Code.P0107, Code.P0101);
      }
    }
  }

  @Test
  void aByteOrderMarkAndOtherLineEndsChangeNothing() {
    Parsed parsed = parse("\uFEFFpolicy \"p\"\r\n  currency USD # c\r\n");
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(requireNonNull(parsed.file()).headers()).hasSize(1);
  }
}
