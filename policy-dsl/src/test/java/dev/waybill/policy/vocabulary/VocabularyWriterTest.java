// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyWriterTest {

  @Test
  void whatIsWrittenIsReadBackEqual() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      Vocabulary vocabulary = RandomVocabulary.next(random);
      String text = VocabularyWriter.write(vocabulary);

      Vocabulary read = Vocabs.read(text);

      assertThat(read).as(text).isEqualTo(vocabulary);
      assertThat(VocabularyWriter.write(read)).isEqualTo(text);
    }
  }

  @Test
  void theCanonicalTextHasNoCommentsAndOneOrder() {
    Vocabulary vocabulary =
        Vocabs.read(
            """
            action refund   # money back
            each item in items
              order_id: id public
              items: list of item   optional
              concerns order.customer
            record item shown as name
              name: text   free text public
            identity is order.level
            counter order is order.id
            fact order from host
              id: id
              pin: text secret
              customer: id
              level: level
            fact thing is item
            role b includes a
            role a
            system z, c
            ordered enum level is low, high
            vocabulary "t/1"
            """);

    assertThat(VocabularyWriter.write(vocabulary))
        .isEqualTo(
            """
            vocabulary "t/1"
            ordered enum level is low, high
            system c, z
            role b includes a
            role a
            fact order from host
              id: id
              pin: text secret
              customer: id
              level: level
            record item shown as name
              name: text public free text
            fact thing is item
            action refund
              order_id: id public
              items: list of item optional
              each item in items
              concerns order.customer
            counter order is order.id
            identity is order.level
            """);
  }

  @Test
  void namesThatTheFormatDoesNotHaveAreRefused() {
    assertThatThrownBy(() -> VocabularyWriter.write(withFact("t/1", "two words", "r")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two words");
    assertThatThrownBy(() -> VocabularyWriter.write(withFact("t\n/1", "f", "f")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line feeds");
  }

  @Test
  void oneNameForTwoTypesIsRefused() {
    assertThatThrownBy(() -> VocabularyWriter.write(withFact("t/1", "f", "money")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two types are called money");
    Type.Structure one = record("r", Type.Simple.TEXT);
    Type.Structure other = record("r", Type.Simple.ID);
    Map<String, FactType> facts =
        Map.of("a", new FactType("a", one, false), "b", new FactType("b", other, false));
    assertThatThrownBy(
            () ->
                VocabularyWriter.write(
                    new Vocabulary(
                        "t/1", Map.of(), facts, Map.of(), Set.of(), Map.of(), Map.of(), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two types are called r");
    Vocabulary noValues =
        new Vocabulary(
            "t/1",
            Map.of("e", new Type.Enumeration("e", List.of(), false)),
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            null);
    assertThatThrownBy(() -> VocabularyWriter.write(noValues))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an enum needs a value: e");
  }

  private static Vocabulary withFact(String vocabulary, String fact, String record) {
    FactType type = new FactType(fact, record(record, Type.Simple.TEXT), false);
    return new Vocabulary(
        vocabulary, Map.of(), Map.of(fact, type), Map.of(), Set.of(), Map.of(), Map.of(), null);
  }

  private static Type.Structure record(String name, Type type) {
    return new Type.Structure(
        name, Map.of("x", new Attribute("x", type, Visibility.INTERNAL, false, false)), null);
  }
}
