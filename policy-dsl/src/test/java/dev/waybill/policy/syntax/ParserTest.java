// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static Item item(String text) {
    Parsed parsed = Parser.parse(new Source("p.policy", "policy \"p\"\n" + text));
    assertThat(parsed.diagnostics()).as(text).isEmpty();
    List<Item> items = requireNonNull(parsed.file()).items();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static Cond term(String condition) {
    return ((Item.Term) item("term t means " + condition)).meaning();
  }

  private static Expr setting(String expression) {
    return ((Item.Setting) item("setting s is " + expression)).value();
  }

  @Test
  void wordsOfTheGrammarAreNamesWhereTheyMeanNothing() {
    assertThat(Trees.withoutSpans(setting("total + count * lesser.of - rule.test")))
        .isEqualTo(
            "Arithmetic(Arithmetic(Reference(Path([total ],),),PLUS,Arithmetic(Reference(Path([count"
                + " ],),),TIMES,Reference(Path([lesser of ],),),),),MINUS,Reference(Path([rule test"
                + " ],),),)");
    assertThat(item("rule \"r\" limit total to 3 per order")).isInstanceOf(Item.Rule.class);
    Cond.Quantified any = (Cond.Quantified) term("any every in no.any has (is_new)");
    assertThat(any.variable().name()).isEqualTo("every");
  }

  @Test
  void multiplicationBindsTighterThanAdditionAndPercentagesTighterStill() {
    assertThat(Trees.withoutSpans(setting("10% of a + b * 2")))
        .isEqualTo(
            "Arithmetic(PercentOf(PercentLiteral(10,),Reference(Path([a ],),),),PLUS,"
                + "Arithmetic(Reference(Path([b ],),),TIMES,NumberLiteral(2,),),)");
  }

  @Test
  void parenthesesOfAConditionAndOfAnExpressionAreToldApart() {
    assertThat(term("(a) and ((b) or c)")).isInstanceOf(Cond.All.class);
    assertThat(term("((a + b)) is more than 5")).isInstanceOf(Cond.Compare.class);
    assertThat(term("((a + b) is more than 5)")).isInstanceOf(Cond.Compare.class);
    assertThat(term("(a + b) matches c")).isInstanceOf(Cond.Compare.class);
  }

  @Test
  void moneyNumbersAndLengthsAreExact() {
    assertThat(((Expr.MoneyLiteral) setting("£1,234.50")).amount()).isEqualTo("1234.50");
    assertThat(((Expr.MoneyLiteral) setting("€3")).currency()).isEqualTo("EUR");
    assertThat(((Expr.PercentLiteral) setting("12.5%")).percent()).isEqualTo("12.5");
    Expr.LengthLiteral length = (Expr.LengthLiteral) setting("2 weeks");
    assertThat(length.number()).isEqualTo("2");
    assertThat(length.unit()).isEqualTo(Unit.WEEK);
  }

  @Test
  void aUnitStandsOnTheLineOfItsNumber() {
    Item.Table table = (Item.Table) item("table t by plan.period\n  week  3\n  month 4\n");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(0).value()).isInstanceOf(Expr.NumberLiteral.class);
  }

  @Test
  void theLastOriginOfATrustLeavesTheConversationToTheTrust() {
    Item.Trust trust = (Item.Trust) item("trust order only from oms or crm in this conversation");
    assertThat(trust.inThisConversation()).isTrue();
    assertThat(trust.origins()).noneMatch(Origin::inThisConversation);
    Item.Accept accept =
        (Item.Accept)
            item("accept request.a only from oms or verified customer in this conversation");
    assertThat(accept.origins())
        .extracting(Origin::inThisConversation)
        .containsExactly(false, true);
    assertThat(accept.origins()).extracting(Origin::verified).containsExactly(false, true);
  }

  @Test
  void fieldsHoldListsMissingValuesAndSources() {
    Item.Test test =
        (Item.Test)
            item(
                """
                test "t"
                  given order { note missing, ids "1", "2", data a, b from oms, total $5 } from oms 1 minute ago
                  given method missing
                  ask refund { address "x" from order.note }
                  expect identity verified
                """);
    TestStep.Given given = (TestStep.Given) test.steps().get(0);
    List<TestStep.Field> fields = requireNonNull(given.fields());
    assertThat(fields).extracting(f -> f.values().size()).containsExactly(0, 2, 2, 1);
    assertThat(requireNonNull(fields.get(2).from()).name().name()).isEqualTo("oms");
    assertThat(((TestStep.Given) test.steps().get(1)).fields()).isNull();
    TestStep.Ask ask = (TestStep.Ask) test.steps().get(2);
    assertThat(requireNonNull(ask.fields().get(0).from()).name().name()).isEqualTo("order.note");
    assertThat(((TestStep.ExpectOutcome) test.steps().get(3)).outcome())
        .isEqualTo(TestStep.Outcome.IDENTITY);
  }

  @Test
  void spansCoverExactlyTheWordsTheySpeakOf() {
    Item.Rule rule =
        (Item.Rule)
            item("rule \"r\"\n  deny x\n  when order.placed_on is more than 30 days ago and b\n");
    Cond.All all = (Cond.All) ((Clause.When) rule.clauses().get(0)).condition();
    Cond.Compare compare = (Cond.Compare) all.parts().get(0);
    assertThat(compare.span().text()).isEqualTo("order.placed_on is more than 30 days ago");
    assertThat(compare.predicate().span().text()).isEqualTo("more than 30 days ago");
    assertThat(rule.effect().actions().span().text()).isEqualTo("x");
    assertThat(rule.span().text()).endsWith("and b");
    assertThat(all.span().line()).isEqualTo(4);
  }

  @Test
  void tokensKeepTheCommentsAndEveryCharacterThatIsNoSpace() {
    Tokens tokens = Tokens.of(new Source("t", "enum tier: a < b # ordered\n\"x\" $1,000 2% [k]"));
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      all.append(tokens.get(i).kind()).append(' ').append(tokens.get(i).text()).append('|');
    }
    assertThat(all)
        .hasToString(
            "NAME enum|NAME tier|SYMBOL :|NAME a|SYMBOL <|NAME b|TEXT x|MONEY $1,000|PERCENT 2%|"
                + "SYMBOL [|NAME k|SYMBOL ]|END |");
    assertThat(tokens.comments()).extracting(span -> span.text()).isEqualTo(List.of("# ordered"));
    assertThat(tokens.diagnostics()).isEmpty();
  }
}
