// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VocabulariesTest {

  @Test
  void commerceComesWithTheLibrary() {
    assertThat(Vocabularies.standard().names()).containsExactly("commerce/1");
    assertThat(Vocabularies.standard().find("commerce/1")).isPresent();
    assertThat(Vocabularies.standard().find("commerce/2")).isEmpty();
    assertThat(Vocabularies.standard()).isSameAs(Vocabularies.standard());
  }

  @Test
  void addingAVocabularyLeavesTheOthersAsTheyWere() {
    Vocabulary own = Vocabs.read("vocabulary \"shop/1\"\nsystem s\n");

    Vocabularies more = Vocabularies.standard().with(own);

    assertThat(more.names()).containsExactly("commerce/1", "shop/1");
    assertThat(more.find("shop/1")).contains(own);
    assertThat(Vocabularies.standard().names()).containsExactly("commerce/1");
    assertThat(Vocabularies.none().with(own).names()).containsExactly("shop/1");
    assertThatThrownBy(() -> more.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void oneVocabularyIsItselfAndNoneIsEmpty() {
    Vocabulary own = Vocabs.read("vocabulary \"shop/1\"\nsystem s\n");

    assertThat(Vocabularies.merge(List.of(own)).vocabulary()).isSameAs(own);
    assertThat(Vocabs.of(Vocabularies.merge(List.of())).facts()).isEmpty();
  }

  @Test
  void factsAndRecordsAndActionsOfOneNameGetTheAttributesOfBoth() {
    Vocabulary merged =
        merge(
            """
            vocabulary "a/1"
            enum reason is late
            record address
              line: text
            fact order
              id: id
              ship_to: address
            action refund
              order_id: id
              reason: reason
              concerns order.id
            system oms
            role lead
            role desk
            """,
            """
            vocabulary "b/2"
            enum reason is broken, late
            record address shown as floor
              line: text
              floor: text
            fact order
              bill_to: address
              id: id
            action refund
              reason: reason
              items: list of text
              each item in items
            action close
            system wms
            role desk includes lead
            role lead
            counter order is order.id
            """);

    assertThat(merged.name()).isEqualTo("a/1 + b/2");
    assertThat(Vocabs.get(merged.enums(), "reason").values()).containsExactly("late", "broken");
    Type.Structure order = Vocabs.get(merged.facts(), "order").type();
    assertThat(order.attributes().keySet()).containsExactly("id", "ship_to", "bill_to");
    Type.Structure address = (Type.Structure) Vocabs.get(order.attributes(), "ship_to").type();
    assertThat(address.attributes()).containsOnlyKeys("line", "floor");
    assertThat(address.shownAs()).isEqualTo("floor");
    assertThat(Vocabs.get(order.attributes(), "bill_to").type()).isEqualTo(address);
    ActionType refund = Vocabs.get(merged.actions(), "refund");
    assertThat(refund.arguments().keySet()).containsExactly("order_id", "reason", "items");
    assertThat(Vocabs.get(refund.arguments(), "reason").type())
        .isEqualTo(Vocabs.get(merged.enums(), "reason"));
    assertThat(refund.each()).isEqualTo(new ActionType.Each("item", "items"));
    assertThat(refund.concerns()).isEqualTo("order.id");
    assertThat(merged.systems()).containsExactly("oms", "wms");
    assertThat(Vocabs.get(merged.roles(), "desk")).containsExactly("lead");
    assertThat(merged.counters()).containsOnlyKeys("order");
    assertThat(merged.actions()).containsOnlyKeys("refund", "close");
  }

  @Test
  void contradictionsAreShownInBothTexts() {
    Vocabulary one =
        Vocabs.read(
            """
            vocabulary "a/1"
            ordered enum tier is low, high
            enum kind is a
            record r shown as x
              x: text
            fact order from host
              total: money
              id: id public
              tier: tier
              r: r
              kind: kind
            fact other is r
            action refund
              order_id: id
              xs: list of text
              each x in xs
              concerns order.id
            counter key is order.id
            identity is order.tier
            """);
    Vocabulary other =
        Vocabs.read(
            """
            vocabulary "b/1"
            ordered enum tier is high, low
            enum r is a
            record kind
              z: text
            fact order
              total: number
              id: id
              k: kind
              r: r
              level: tier
            fact other is kind
            action refund
              order_id: text
              ys: list of text
              each y in ys
              concerns order2.id
            fact order2
              id: id
              tier: tier
            counter key is order2.id
            identity is order2.tier
            """);

    ReadVocabulary merged = Vocabularies.merge(List.of(one, other));

    assertThat(merged.vocabulary()).isNull();
    assertThat(Vocabs.shown(merged))
        .allMatch(p -> p.startsWith("P0801 ") && p.contains("the first one is here (a/1:"))
        .extracting(p -> p.replaceFirst("^P0801 \\d+:\\d+ ", "").replaceFirst(" \\| note.*", ""))
        .containsExactly(
            "[tier] the enum 'tier' is ordered differently in two vocabularies",
            "[r] 'r' is an enum here and something else in another vocabulary",
            "[kind] 'kind' is a record here and something else in another vocabulary",
            "[order] order is from the host in one vocabulary and not in the other",
            "[total: number] order.total is number here and money in another vocabulary",
            "[id: id] order.id differs from another vocabulary in what follows its type",
            "[other] other is a different record in another vocabulary",
            "[order_id: text] refund.order_id is text here and id in another vocabulary",
            "[y] refund is decided for each of two different things",
            "[order2.id] refund concerns two different paths",
            "[order2.id] the counter key 'key' has two paths",
            "[order2.tier] there are two paths of the identity");
  }

  @Test
  void everyContradictionHasItsWords() {
    String base =
        """
        vocabulary "a/1"
        ordered enum tier is low, high
        record r shown as x
          x: text
          y: text
        fact f
          total: money
          id: id public
          id2: id
          tier: tier
          tier2: tier
          r: r
        fact g is r
        action refund
          xs: list of text
          ys: list of text
          each x in xs
          concerns f.id
        counter key is f.id
        identity is f.tier
        """;
    assertThat(contradiction(base, "total: money", "total: number"))
        .isEqualTo("f.total is number here and money in another vocabulary");
    assertThat(contradiction(base, "id: id public", "id: id"))
        .isEqualTo("f.id differs from another vocabulary in what follows its type");
    assertThat(contradiction(base, "shown as x", "shown as y"))
        .isEqualTo("r is shown as two different attributes");
    assertThat(contradiction(base, "fact f", "fact f from host"))
        .isEqualTo("f is from the host in one vocabulary and not in the other");
    assertThat(contradiction(base, "fact g is r", "fact g\n  x: text"))
        .isEqualTo("g is a different record in another vocabulary");
    assertThat(contradiction(base, "each x in xs", "each x in ys"))
        .isEqualTo("refund is decided for each of two different things");
    assertThat(contradiction(base, "concerns f.id", "concerns f.id2"))
        .isEqualTo("refund concerns two different paths");
    assertThat(contradiction(base, "counter key is f.id", "counter key is f.id2"))
        .isEqualTo("the counter key 'key' has two paths");
    assertThat(contradiction(base, "identity is f.tier", "identity is f.tier2"))
        .isEqualTo("there are two paths of the identity");
    assertThat(contradiction(base, "is low, high", "is low, high, higher"))
        .isEqualTo("the enum 'tier' is ordered differently in two vocabularies");
  }

  @Test
  void rolesThatIncludeEachOtherAcrossVocabulariesAreFound() {
    ReadVocabulary merged =
        Vocabularies.merge(
            List.of(
                Vocabs.read("vocabulary \"a/1\"\nrole a includes b\nrole b\n"),
                Vocabs.read("vocabulary \"b/1\"\nrole b includes a\nrole a\n")));

    assertThat(merged.vocabulary()).isNull();
    assertThat(merged.diagnostics())
        .hasSize(2)
        .allMatch(d -> d.title().contains("includes itself"));
  }

  @Test
  void joiningIsIdempotentAndCommutesButForOrder() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      Vocabulary one = RandomVocabulary.next(random);
      Vocabulary twice = Vocabs.of(Vocabularies.merge(List.of(one, one)));
      assertThat(renamed(twice)).isEqualTo(renamed(one));

      Vocabulary other = RandomVocabulary.next(random);
      ReadVocabulary ahead = Vocabularies.merge(List.of(one, other));
      ReadVocabulary back = Vocabularies.merge(List.of(other, one));
      assertThat(ahead.vocabulary() == null).isEqualTo(back.vocabulary() == null);
    }
  }

  @Test
  void aRoleIncludesWhatItsRolesInclude() {
    StringBuilder ladder = new StringBuilder("vocabulary \"a/1\"\nrole r0\nrole s0\n");
    for (int i = 1; i < 40; i++) {
      for (String name : List.of("r", "s")) {
        ladder.append("role ").append(name).append(i).append(" includes r").append(i - 1);
        ladder.append(", s").append(i - 1).append('\n');
      }
    }
    Vocabulary roles = Vocabs.read(ladder.toString());

    assertThat(roles.includes("r39", "s0")).isTrue();
    assertThat(roles.includes("r39", "nobody")).isFalse();
    assertThat(roles.includes("r0", "r1")).isFalse();
    assertThat(roles.includes("nobody", "nobody")).isTrue();
  }

  private static Vocabulary renamed(Vocabulary v) {
    return new Vocabulary(
        "same",
        v.enums(),
        v.facts(),
        v.actions(),
        v.systems(),
        v.roles(),
        v.counters(),
        v.identity());
  }

  private static Vocabulary merge(String... texts) {
    List<Vocabulary> all = new ArrayList<>();
    for (String text : texts) {
      all.add(Vocabs.read(text));
    }
    return Vocabs.of(Vocabularies.merge(all));
  }

  private static String contradiction(String base, String before, String after) {
    assertThat(base).contains(before);
    Vocabulary one = Vocabs.read(base);
    Vocabulary other = Vocabs.read(base.replace("a/1", "b/1").replace(before, after));
    ReadVocabulary merged = Vocabularies.merge(List.of(one, other));
    assertThat(merged.vocabulary()).isNull();
    assertThat(merged.diagnostics()).hasSize(1);
    assertThat(merged.diagnostics().get(0).span().source().name()).isEqualTo("b/1");
    assertThat(String.valueOf(merged.diagnostics().get(0).notes().get(0).span()))
        .startsWith("a/1:");
    return merged.diagnostics().get(0).title();
  }
}
