// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSqlTest {

  private static String bound(String sql) {
    return NamedSql.parse(sql).bind(name -> List.of(1)).sql();
  }

  @Test
  void eachParameterBecomesOneQuestionMark() {
    NamedSql sql = NamedSql.parse("select a from t where n = :orderNumber and m=:orderNumber");
    assertThat(sql.names()).containsExactly("orderNumber", "orderNumber");
    NamedSql.Bound bound = sql.bind(name -> List.of(name));
    assertThat(bound.sql()).isEqualTo("select a from t where n = ? and m=?");
    assertThat(bound.values()).containsExactly("orderNumber", "orderNumber");
  }

  @Test
  void aListBecomesAsManyQuestionMarks() {
    NamedSql.Bound bound =
        NamedSql.parse("select a from t where n in (:orderIds) and a > 0")
            .bind(name -> List.of(7, 8, 9));
    assertThat(bound.sql()).isEqualTo("select a from t where n in (?, ?, ?) and a > 0");
    assertThat(bound.values()).containsExactly(7, 8, 9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ':no' from t",
        "select 'it''s :no' from t",
        "select E'it\\'s :no' from t",
        "select e'\\\\' as a, ':no' from t",
        "select \":no\" from t",
        "select \"a\"\":no\" from t",
        "select `:no` from t",
        "select a::text from t",
        "select a:: text from t",
        "select b[1:2] from t",
        "select @a := 1 from t",
        "select 1 -- :no ? ' \n from t",
        "select 1 -- :no at the end",
        "select 1 /* :no ? ' */ from t",
        "select 1 /* a /* :no */ :no */ from t",
        "select $$ :no ' ? $$ from t",
        "select $tag$ :no $$ $other$ ' $tag$ from t",
        "select v$session from t",
        "select a -> 'b' from t where c ?? 'd'",
        "select 5 / 2 - 1 from t",
        "/* first */ -- second\n select 1 from t",
        "with x as (select 1) select * from x",
        "select'a' from t",
        "select time '10:30' from t"
      })
  void whatOnlyLooksLikeAParameterIsLeftAlone(String sql) {
    assertThat(NamedSql.parse(sql).names()).isEmpty();
    assertThat(bound(sql)).isEqualTo(sql);
    assertThat(bound(sql + "\n and n = :orderId")).isEqualTo(sql + "\n and n = ?");
  }

  @Test
  void aCastMayFollowAParameter() {
    assertThat(bound("select 1 from t where a = :orderId::bigint"))
        .isEqualTo("select 1 from t where a = ?::bigint");
  }

  @Test
  void anOrdinaryStringKnowsNoBackslash() {
    assertThat(NamedSql.parse("select '\\' from t where a = :orderId").names())
        .containsExactly("orderId");
    assertThat(NamedSql.parse("select name'\\' from t where a = :orderId").names())
        .containsExactly("orderId");
  }

  @Test
  void aFinalSemicolonIsDropped() {
    assertThat(bound(" select 1 from t ; ")).isEqualTo("select 1 from t ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a from t",
        "select \"a from t",
        "select E'a\\' from t",
        "select E'a\\",
        "select 1 /* a /* b */ from t",
        "select $a$ b $$ from t"
      })
  void anUnclosedQuoteOrCommentIsRefused(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be closed");
  }

  @Test
  void anUnescapedQuestionMarkIsRefusedWithTheWayOut() {
    assertThatThrownBy(() -> NamedSql.parse("select 1 from t where n = ?"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character 27")
        .hasMessageContaining(":orderNumber")
        .hasMessageContaining("??");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"update t set a = 1", "selection", "", " -- select\n delete from t", "(select 1)"})
  void onlyASelectIsAccepted(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SELECT or WITH");
  }

  @Test
  void aSecondStatementIsRefused() {
    assertThatThrownBy(() -> NamedSql.parse("select 1; delete from t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one statement");
  }

  @Test
  void anyTextEitherParsesToItselfOrIsRefusedClearly() {
    Random random = new Random(42);
    String alphabet = "ab:?'\"`$-/*;[]E\\ \n_1(";
    int parsed = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("select ");
      for (int j = random.nextInt(20); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        NamedSql sql = NamedSql.parse(text.toString());
        StringBuilder again = new StringBuilder(sql.pieces().get(0));
        for (int n = 0; n < sql.names().size(); n++) {
          again.append(':').append(sql.names().get(n)).append(sql.pieces().get(n + 1));
        }
        assertThat(text.toString().strip()).startsWith(again.toString());
        parsed++;
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).containsAnyOf("must be closed", "question mark", "statement");
      }
    }
    assertThat(parsed).isGreaterThan(1_000);
  }
}
