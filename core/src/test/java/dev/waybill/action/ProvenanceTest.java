// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity.Level;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static final Type.Enumeration REASON =
      new Type.Enumeration("reason", List.of("changed_mind", "wrong_item", "defective"), false);
  private static final Type.Structure ADDRESS =
      structure(
          "address",
          attribute("line", Type.Simple.TEXT, false),
          attribute("city", Type.Simple.TEXT, false),
          attribute("country", Type.Simple.TEXT, false),
          attribute("is_deliverable", Type.Simple.YES_NO, false));
  private static final Type.Structure ITEM =
      structure(
          "item",
          attribute("id", Type.Simple.ID, false),
          attribute("paid", Type.Simple.MONEY, false));
  private static final Type.Structure ORDER =
      structure(
          "order",
          attribute("id", Type.Simple.ID, false),
          attribute("total", Type.Simple.MONEY, false),
          attribute("note", Type.Simple.TEXT, true),
          attribute("ship_to", ADDRESS, false),
          attribute("items", new Type.ListOf(ITEM), false));

  private static final Vocabulary WORDS =
      new Vocabulary(
          "test/1",
          Map.of("reason", REASON),
          Map.of("order", new FactType("order", ORDER, false)),
          Map.of(
              "do",
              new ActionType(
                  "do",
                  arguments(
                      attribute("order_id", Type.Simple.ID, false),
                      attribute("amount", Type.Simple.MONEY, false),
                      attribute("quantity", Type.Simple.NUMBER, false),
                      attribute("reason", REASON, false),
                      attribute("email", Type.Simple.EMAIL, false),
                      attribute("phone", Type.Simple.PHONE, false),
                      attribute("day", Type.Simple.DATE, false),
                      attribute("sure", Type.Simple.YES_NO, false),
                      attribute("new_address", ADDRESS, false),
                      attribute("items", new Type.ListOf(ITEM), false)),
                  null,
                  null)),
          Set.of("oms"),
          Map.of(),
          Map.of(),
          null);

  private static Attribute attribute(String name, Type type, boolean freeText) {
    return new Attribute(name, type, Visibility.PUBLIC, true, freeText);
  }

  private static Type.Structure structure(String name, Attribute... attributes) {
    return new Type.Structure(name, arguments(attributes), null);
  }

  private static Map<String, Attribute> arguments(Attribute... attributes) {
    Map<String, Attribute> map = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      map.put(attribute.name(), attribute);
    }
    return map;
  }

  private static Fact order(Map<String, Value> attributes) {
    return new Fact("order", new Value.Fields(attributes), "oms", NOW, true, List.of("e1"));
  }

  private static List<List<Label>> origins(
      String argument, Value value, Level level, String said, Fact... facts) {
    Dialogue dialogue =
        new Dialogue("c1", Channel.CHAT, "C1", List.of(new Utterance("m1", said, level)));
    return new Provenance(WORDS, dialogue, List.of(facts)).origins("do", argument, value);
  }

  private static List<String> names(List<List<Label>> origins) {
    return origins.stream()
        .map(
            labels ->
                String.join(
                    "+",
                    labels.stream()
                        .map(label -> (label.verified() ? "verified " : "") + label.name())
                        .toList()))
        .toList();
  }

  private static Value address(String line, String city, String country) {
    return new Value.Fields(
        Map.of(
            "line", Value.text(line),
            "city", Value.text(city),
            "country", Value.text(country),
            "is_deliverable", Value.yes(true)));
  }

  @Test
  void whatAVerifiedCustomerSaidHasThatLabelAndTheMessage() {
    List<List<Label>> origins =
        origins("order_id", Value.text("A1"), Level.VERIFIED, "Where is order a1?");
    assertThat(origins).containsExactly(List.of(new Label("customer", true, true, "m1")));
  }

  @Test
  void whatWasSaidBeforeVerificationIsNotSaidByAVerifiedCustomer() {
    Dialogue dialogue =
        new Dialogue(
            "c1",
            Channel.CHAT,
            "C1",
            List.of(
                new Utterance("m1", "It is A1.", Level.MATCHED),
                new Utterance("m2", "I am logged in now.", Level.VERIFIED)));
    assertThat(
            names(
                new Provenance(WORDS, dialogue, List.of())
                    .origins("do", "order_id", Value.text("A1"))))
        .containsExactly("customer");
  }

  @Test
  void aValueInTwoPlacesHasTwoOriginsTheCustomersFirst() {
    assertThat(
            names(
                origins(
                    "order_id",
                    Value.text("A1"),
                    Level.VERIFIED,
                    "order A1 please",
                    order(Map.of("id", Value.text("A1"))))))
        .containsExactly("verified customer", "oms");
  }

  @Test
  void whatNobodySaidIsTheAgentsOwn() {
    assertThat(names(origins("order_id", Value.text("A2"), Level.VERIFIED, "order A1")))
        .containsExactly("agent");
    assertThat(names(origins("sure", Value.yes(true), Level.VERIFIED, "yes")))
        .containsExactly("agent");
    assertThat(names(origins("order_id", Value.ABSENT, Level.VERIFIED, "A1")))
        .containsExactly("agent");
  }

  @Test
  void anAddressFromAnOrderNoteIsNobodysButTheNotes() {
    assertThat(
            names(
                origins(
                    "new_address",
                    address("9 Evil St", "Reno", "US"),
                    Level.VERIFIED,
                    "yes, do what the note says",
                    order(
                        Map.of(
                            "note", Value.text("ship to 9 Evil St, Reno, US"),
                            "id", Value.text("B7"))))))
        .containsExactly("order.note");
  }

  @Test
  void anAddressIsTheCustomersOnlyIfEveryPartIs() {
    Fact known = order(Map.of("ship_to", address("1 Elm St", "Reno", "US")));
    String said = "please send it to 12 Main St., Reno";
    assertThat(
            names(
                origins(
                    "new_address",
                    address("12 Main St", "Reno", "US"),
                    Level.VERIFIED,
                    said,
                    known)))
        .as("the country stays")
        .containsExactly("verified customer");
    assertThat(
            names(
                origins(
                    "new_address",
                    address("12 Main St", "Reno", "DE"),
                    Level.VERIFIED,
                    said,
                    known)))
        .as("a new country nobody named")
        .containsExactly("verified customer+agent");
    assertThat(
            names(
                origins(
                    "new_address",
                    address("12 Main St", "Boston", "US"),
                    Level.VERIFIED,
                    said,
                    known)))
        .as("a city nobody named")
        .containsExactly("agent+verified customer");
  }

  @Test
  void aListIsFoundWhereAllItsElementsAre() {
    Value first = item("K1", 4000);
    Value second = item("K2", 1250);
    Fact order = order(Map.of("items", new Value.Items(List.of(first, second))));
    assertThat(
            names(
                origins(
                    "items",
                    new Value.Items(List.of(second, first)),
                    Level.NONE,
                    "take K1 and K2 back",
                    order)))
        .containsExactly("customer", "oms");
    assertThat(
            names(
                origins(
                    "items",
                    new Value.Items(List.of(first, item("K3", 4000))),
                    Level.NONE,
                    "take K3 back",
                    order)))
        .containsExactly("oms+customer");
  }

  private static Value item(String id, long paid) {
    return new Value.Fields(Map.of("id", Value.text(id), "paid", Value.money(paid, "USD")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refund me $40",
        "40 dollars",
        "I want 40.00 back",
        "USD 40",
        "40,00 USD",
        "it was $40.",
        "(40)"
      })
  void anAmountIsFoundInTheWaysItIsWritten(String said) {
    assertThat(names(origins("amount", Value.money(4000, "USD"), Level.NONE, said)))
        .containsExactly("customer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"refund me 400", "140", "€40", "40 EUR", "$40.50", "order A40", "4 0", "nothing"})
  void anotherAmountIsNotFound(String said) {
    assertThat(names(origins("amount", Value.money(4000, "USD"), Level.NONE, said)))
        .containsExactly("agent");
  }

  @ParameterizedTest
  @CsvSource({
    "reason, wrong_item, this is the wrong item",
    "reason, changed_mind, I changed my mind",
    "reason, defective, It's DEFECTIVE!",
    "email, ann@example.com, my address is Ann@Example.com.",
    "phone, +1 555 010 2030, call (1) 555-010-2030 please",
    "order_id, A-1001, it is a1001",
    "order_id, N1001, it is #n1001",
  })
  void aWrittenValueIsFoundInItsCanonicalForm(String argument, String value, String said) {
    assertThat(names(origins(argument, Value.text(value), Level.NONE, said)))
        .containsExactly("customer");
  }

  @ParameterizedTest
  @CsvSource({
    "reason, wrong_item, wrong address and a fine item it is for all I know",
    "reason, changed_mind, my mind has not changed",
    "email, ann@example.com, mail joann@example.com",
    "email, ann@example.com, mail ann@example.com.evil.org",
    "phone, +1 555 010 2030, call 555 010 2031",
    "order_id, A1, I want a 1 piece set",
    "order_id, A1, it is A12",
  })
  void whatOnlyLooksLikeItIsNotFound(String argument, String value, String said) {
    assertThat(names(origins(argument, Value.text(value), Level.NONE, said)))
        .containsExactly("agent");
  }

  @Test
  void numbersAndDaysAreFoundAsSuch() {
    assertThat(names(origins("quantity", Value.number(2), Level.NONE, "I want 2 of them")))
        .containsExactly("customer");
    assertThat(names(origins("quantity", Value.number(2), Level.NONE, "I want 2.5 or 12 or A2")))
        .containsExactly("agent");
    assertThat(
            names(origins("day", Value.day(LocalDate.of(2026, 3, 4)), Level.NONE, "on 2026-03-04")))
        .containsExactly("customer");
  }
}
