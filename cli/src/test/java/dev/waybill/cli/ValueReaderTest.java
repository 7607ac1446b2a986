// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Type TIER =
      new Type.Enumeration("tier", List.of("standard", "silver"), true);
  private static final Type ADDRESS =
      new Type.Structure(
          "address",
          Map.of(
              "line", attribute("line", Type.Simple.TEXT),
              "since", attribute("since", Type.Simple.DATE)),
          "line");
  private static final Type PARCEL =
      new Type.Structure("parcel", Map.of("id", attribute("id", Type.Simple.ID)), null);

  @Test
  void moneyIsReadInMinorUnitsOfItsCurrency() {
    assertThat(read(Type.Simple.MONEY, "{'amount':'12.50','currency':'USD'}"))
        .isEqualTo(Value.money(1250, "USD"));
    assertThat(read(Type.Simple.MONEY, "{'amount':12.5,'currency':'EUR'}"))
        .isEqualTo(Value.money(1250, "EUR"));
    assertThat(read(Type.Simple.MONEY, "{'amount':'-500','currency':'JPY'}"))
        .isEqualTo(Value.money(-500, "JPY"));
    assertThat(read(Type.Simple.MONEY, "{'amount':'1.234','currency':'KWD'}"))
        .isEqualTo(Value.money(1234, "KWD"));
  }

  @Test
  void everySimpleTypeIsRead() {
    assertThat(read(Type.Simple.NUMBER, "2.5")).isEqualTo(decimal("2.5"));
    assertThat(read(Type.Simple.NUMBER, "'0.100001'")).isEqualTo(decimal("0.100001"));
    assertThat(read(Type.Simple.NUMBER, "9007199254740993")).isEqualTo(decimal("9007199254740993"));
    assertThat(read(Type.Simple.PERCENT, "12.5"))
        .isEqualTo(new Value.Percent(new BigDecimal("12.5")));
    assertThat(read(Type.Simple.DATE, "'2026-02-08'"))
        .isEqualTo(Value.day(LocalDate.of(2026, 2, 8)));
    assertThat(read(Type.Simple.INSTANT, "'2026-02-20T12:00:00.5Z'"))
        .isEqualTo(new Value.Moment(Instant.parse("2026-02-20T12:00:00.500Z")));
    assertThat(read(Type.Simple.LENGTH, "'P1DT2H'"))
        .isEqualTo(new Value.Length(Duration.ofHours(26)));
    assertThat(read(Type.Simple.YES_NO, "true")).isEqualTo(Value.yes(true));
    assertThat(read(Type.Simple.TEXT, "'2026-02-08'")).isEqualTo(Value.text("2026-02-08"));
    assertThat(read(Type.Simple.ID, "'A 1'")).isEqualTo(Value.text("A 1"));
    assertThat(read(Type.Simple.EMAIL, "'a@b.example'")).isEqualTo(Value.text("a@b.example"));
    assertThat(read(Type.Simple.PHONE, "'+49 30 1'")).isEqualTo(Value.text("+49 30 1"));
    assertThat(read(TIER, "'silver'")).isEqualTo(Value.text("silver"));
  }

  @ParameterizedTest
  @EnumSource
  void nullSaysThatThereIsNone(Type.Simple type) {
    assertThat(read(type, "null")).isEqualTo(Value.ABSENT);
  }

  @Test
  void nullSaysThatThereIsNoneInRecordsAndListsToo() {
    assertThat(read(TIER, "null")).isEqualTo(Value.ABSENT);
    assertThat(read(new Type.ListOf(TIER), "null")).isEqualTo(Value.ABSENT);
    assertThat(read(ADDRESS, "{'line':'1 Main St','since':null}"))
        .isEqualTo(
            new Value.Fields(Map.of("line", Value.text("1 Main St"), "since", Value.ABSENT)));
  }

  @Test
  void anAttributeThatIsNotThereIsNotRead() {
    assertThat(read(ADDRESS, "{}")).isEqualTo(new Value.Fields(Map.of()));
  }

  @Test
  void aTextStandsForARecordThatIsShownAsOne() {
    assertThat(read(ADDRESS, "'1 Main St'"))
        .isEqualTo(new Value.Fields(Map.of("line", Value.text("1 Main St"))));
    assertThatThrownBy(() -> read(PARCEL, "'1Z'"))
        .hasMessage("value must be an object with the attributes of parcel");
  }

  @Test
  void listsKeepTheirOrder() {
    assertThat(read(new Type.ListOf(TIER), "['silver','standard','silver']"))
        .isEqualTo(
            new Value.Items(
                List.of(Value.text("silver"), Value.text("standard"), Value.text("silver"))));
    assertThat(read(new Type.ListOf(ADDRESS), "[]")).isEqualTo(new Value.Items(List.of()));
  }

  @Test
  void messagesSayWhereInsideARecordOrAList() {
    assertThatThrownBy(() -> read(new Type.ListOf(ADDRESS), "[{},{'since':'May 1'}]"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("value[1].since must be a date such as \"2026-02-08\"");
    assertThatThrownBy(() -> read(ADDRESS, "{'lime':'1 Main St'}"))
        .hasMessageStartingWith("value: address has no attribute lime; it has ")
        .hasMessageContaining("line");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "MONEY   | 'S3CRET'                               | value must be money such as",
        "MONEY   | 12.5                                   | value must be money such as",
        "MONEY   | {'amount':'1'}                         | value must be money such as",
        "MONEY   | {'amount':'1','currency':'USD','x':1}  | value must be money such as",
        "MONEY   | {'amount':'S3CRET','currency':'USD'}   | value.amount must be a decimal number",
        "MONEY   | {'amount':null,'currency':'USD'}       | value.amount must be a decimal number",
        "MONEY   | {'amount':'1.005','currency':'USD'}    | whole minor units of USD",
        "MONEY   | {'amount':'1e30','currency':'USD'}     | whole minor units of USD",
        "MONEY   | {'amount':'1','currency':'S3CRET'}     | the ISO 4217 code of a currency",
        "MONEY   | {'amount':'1','currency':7}            | the ISO 4217 code of a currency",
        "NUMBER  | 'S3CRET'                               | value must be a number",
        "NUMBER  | true                                   | value must be a number",
        "NUMBER  | [1]                                    | value must be a number",
        "NUMBER  | 1e999999999                            | a number of at most 40 digits",
        "NUMBER  | '1e-999999999'                         | a number of at most 40 digits",
        "PERCENT | '5%'                                   | a percentage such as 12.5",
        "PERCENT | {}                                     | a percentage such as 12.5",
        "DATE    | '2026-02-30'                           | a date such as \"2026-02-08\"",
        "DATE    | 'S3CRET'                               | a date such as \"2026-02-08\"",
        "DATE    | 20260208                               | a date such as \"2026-02-08\"",
        "INSTANT | '2026-02-20'                           | such as \"2026-02-20T12:00:00Z\"",
        "INSTANT | 1771588800                             | such as \"2026-02-20T12:00:00Z\"",
        "LENGTH  | '30 days'                              | such as \"P30D\" or \"PT5M\"",
        "LENGTH  | 'P1M'                                  | such as \"P30D\" or \"PT5M\"",
        "LENGTH  | 30                                     | such as \"P30D\" or \"PT5M\"",
        "YES_NO  | 'true'                                 | value must be true or false",
        "YES_NO  | 1                                      | value must be true or false",
        "TEXT    | 7                                      | value must be a text, in quotes",
        "TEXT    | ['S3CRET']                             | value must be a text, in quotes",
        "ID      | 17                                     | value must be an identifier, in quotes",
        "EMAIL   | {'S3CRET':1}                           | an e-mail address, in quotes",
        "PHONE   | 4930                                   | a telephone number, in quotes",
      })
  void anotherTypeIsRefusedWithTheRuleAndNotTheValue(
      Type.Simple type, String json, String message) {
    assertThatThrownBy(() -> read(type, json))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("value")
        .hasMessageContaining(message)
        .hasMessageNotContaining("S3CRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'S3CRET'", "'Silver'", "''", "1", "['silver']"})
  void aValueTheEnumDoesNotHaveIsRefusedWithThoseItHas(String json) {
    assertThatThrownBy(() -> read(TIER, json))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("value must be one of standard, silver");
  }

  @Test
  void listsAndRecordsAreNotMixedUp() {
    assertThatThrownBy(() -> read(new Type.ListOf(TIER), "'silver'"))
        .hasMessage("value must be a list");
    assertThatThrownBy(() -> read(ADDRESS, "[]"))
        .hasMessage("value must be an object with the attributes of address");
  }

  private static Value decimal(String number) {
    return new Value.Decimal(new BigDecimal(number));
  }

  private static Attribute attribute(String name, Type type) {
    return new Attribute(name, type, Visibility.INTERNAL, true, false);
  }

  private static Value read(Type type, String json) {
    try {
      JsonNode node = JSON.readTree(json.replace('\'', '"'));
      return new ValueReader().read(node, type, "value");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
