// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VocabularyReaderTest {

  private static final String SHOP =
      """
      # A small shop.
      vocabulary "my-shop/1"
      enum state is placed, paid,
        shipped
      ordered enum level is none, verified
      system oms, crm
      role team_lead
      role supervisor includes team_lead
      record address shown as line
        line: text public
        country: text
      record item
        name: text public
      fact customer
        id: id
        identity: level
      fact order
      id: id public                      # indentation means nothing
            state: state
        pin: text secret
        note: text optional free text
        tags: list of text
        ship_to: address
      fact billing_address is address
      fact turn from host
        has_reply: yes/no
      counter order is order.id
      identity is customer.identity
      action refund
        order_id: id public
        items: list of item optional
        each item in items
        concerns customer.id
      action close
      """;

  @Test
  void everyStatementIsRead() {
    Vocabulary shop = Vocabs.read(SHOP);

    assertThat(shop.name()).isEqualTo("my-shop/1");
    assertThat(Vocabs.get(shop.enums(), "state"))
        .isEqualTo(new Type.Enumeration("state", List.of("placed", "paid", "shipped"), false));
    assertThat(Vocabs.get(shop.enums(), "level").ordered()).isTrue();
    assertThat(shop.systems()).containsExactly("crm", "oms");
    assertThat(Vocabs.get(shop.roles(), "supervisor")).containsExactly("team_lead");
    assertThat(shop.facts().keySet())
        .containsExactly("customer", "order", "billing_address", "turn");
    assertThat(Vocabs.get(shop.facts(), "turn").fromHost()).isTrue();
    assertThat(Vocabs.get(shop.facts(), "order").fromHost()).isFalse();
    assertThat(Vocabs.get(shop.facts(), "billing_address").type())
        .isEqualTo(shop.attribute("order.ship_to").orElseThrow().type());
    assertThat(Vocabs.get(shop.facts(), "billing_address").type().shownAs()).isEqualTo("line");
    assertThat(shop.counters()).containsEntry("order", "order.id");
    assertThat(shop.identity()).isEqualTo("customer.identity");
    assertThat(Vocabs.get(shop.actions(), "refund").each())
        .isEqualTo(new ActionType.Each("item", "items"));
    assertThat(Vocabs.get(shop.actions(), "refund").concerns()).isEqualTo("customer.id");
    assertThat(Vocabs.get(shop.actions(), "close").arguments()).isEmpty();
  }

  @Test
  void whatIsNotSaidToBePublicIsInternal() {
    Vocabulary shop = Vocabs.read(SHOP);

    assertThat(shop.attribute("order.state").orElseThrow().visibility())
        .isEqualTo(Visibility.INTERNAL);
    assertThat(shop.attribute("order.id").orElseThrow().visibility()).isEqualTo(Visibility.PUBLIC);
    assertThat(shop.attribute("order.pin").orElseThrow().visibility()).isEqualTo(Visibility.SECRET);
    assertThat(Vocabs.get(Vocabs.get(shop.actions(), "refund").arguments(), "items").visibility())
        .isEqualTo(Visibility.INTERNAL);
  }

  @Test
  void whatFollowsATypeIsKept() {
    Attribute note = Vocabs.read(SHOP).attribute("order.note").orElseThrow();

    assertThat(note)
        .isEqualTo(new Attribute("note", Type.Simple.TEXT, Visibility.INTERNAL, true, true));
    assertThat(Vocabs.read(SHOP).attribute("order.tags").orElseThrow().type())
        .isEqualTo(new Type.ListOf(Type.Simple.TEXT));
  }

  @Test
  void everySimpleTypeHasItsName() {
    Vocabulary all =
        Vocabs.read(
            """
            vocabulary "t/1"
            fact f
              a: money
              b: number
              c: percent
              d: date
              e: instant
              f: length
              g: yes/no
              h: text
              i: id
              j: email
              k: phone
            """);

    assertThat(
            Vocabs.get(all.facts(), "f").type().attributes().values().stream().map(Attribute::type))
        .containsExactly((Type[]) Type.Simple.values());
  }

  @Test
  void carriageReturnsTabsAndAByteOrderMarkMeanNothing() {
    assertThat(Vocabs.read("\uFEFF" + SHOP.replace("\n", "\r\n").replace("  ", "\t")))
        .isEqualTo(Vocabs.read(SHOP));
  }

  @Test
  void aKeywordMayNameAnAttribute() {
    Vocabulary read =
        Vocabs.read("vocabulary \"t/1\"\nfact session\n  role: text\n  fact: text\n  each: text\n");

    assertThat(Vocabs.get(read.facts(), "session").type().attributes())
        .containsOnlyKeys("role", "fact", "each");
  }

  @Test
  void anEmptyTextHasNoName() {
    assertThat(Vocabs.problems(""))
        .containsExactly(
            "P0211 1:1 [] the vocabulary's name and version are missing"
                + " | help: start with: vocabulary \"my-shop/1\"");
  }

  @Test
  void aNameIsGivenOnce() {
    assertThat(Vocabs.problems("vocabulary \"a/1\"\nvocabulary \"b/1\"\n"))
        .containsExactly(
            "P0211 2:12 [\"b/1\"] a vocabulary has one name"
                + " | note: the first one is here (t.vocab:1:12)");
  }

  @Test
  void aTextThatIsNeverClosedIsReportedOnce() {
    assertThat(Vocabs.problems("vocabulary \"a/1  \nfact order\n  id: id\n"))
        .containsExactly(
            "P0101 1:12 [\"a/1  ] this text is never closed | help: add a closing quote: \"a/1\"");
  }

  @Test
  void curlyQuotesAreMended() {
    assertThat(Vocabs.problems("vocabulary “a/1”\n"))
        .containsExactly(
            "P0105 1:12 [“a/1”] curly quotes | help: use straight quotes: \"a/1\""
                + " | fix: \"a/1\"");
  }

  @Test
  void aStrangeCharacterIsReportedOnceAndTheLineIsLeft() {
    assertThat(Vocabs.problems("vocabulary \"a/1\"\nfact order\n  total: €\n  id: id\n"))
        .containsExactly(
            "P0107 3:10 [€] '€' means nothing here"
                + " | help: a vocabulary has words, texts in quotes, colons and commas");
  }

  @Test
  void anUnknownWordAtTheStartOfALineGetsASuggestion() {
    assertThat(Vocabs.problems("vocabulary \"a/1\"\nfcat order\n  id: id\n  total: mony\n"))
        .containsExactly(
            "P0102 2:1 [fcat] unknown word 'fcat' at the start of a line"
                + " | note: a line starts with vocabulary, enum, ordered enum, record, fact,"
                + " action, each, concerns, system, role, counter or identity, or is 'name: type'"
                + " | help: did you mean 'fact'? | fix: fact");
  }

  @Test
  void anAttributeWithoutItsColonIsReportedAndTheFactGoesOn() {
    assertThat(
            Vocabs.problems("vocabulary \"a/1\"\nfact order\n  total money\n  id: id\n  id: id\n"))
        .containsExactly(
            "P0108 3:3 [total] 'total' is not followed by a colon"
                + " | help: an attribute or an argument is written 'name: type'",
            "P0801 5:3 [id] order has two attributes called 'id'"
                + " | note: the first one is here (t.vocab:4:3)");
  }

  @Test
  void somethingElseIsExpected() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                enum state placed, paid
                enum
                ordered state is a
                record address shown line
                fact order from nowhere
                fact f of g
                role a includes
                counter c is order.
                identity order.id
                system 2nd
                vocabulary a/1
                "text"
                """))
        .containsExactly(
            "P0108 2:12 [placed] expected 'is', found 'placed'",
            "P0108 3:5 [] expected the enum's name, found the end of the line",
            "P0108 4:9 [state] expected 'enum', found 'state'",
            "P0108 5:22 [line] expected 'as', found 'line'",
            "P0108 6:17 [nowhere] expected 'host', found 'nowhere'",
            "P0108 7:8 [of] expected the end of the line, found 'of'",
            "P0108 8:16 [] expected a role's name, found the end of the line",
            "P0108 9:14 [order.] 'order.' is not a name"
                + " | help: a name has letters a to z, digits and _, and does not start with a"
                + " digit",
            "P0108 10:10 [order.id] expected 'is', found 'order.id'",
            "P0108 11:8 [2nd] '2nd' is not a name"
                + " | help: a name has letters a to z, digits and _, and does not start with a"
                + " digit",
            "P0108 12:12 [a/1] expected a name and version in quotes, such as \"my-shop/1\","
                + " found 'a/1'",
            "P0108 13:1 [\"text\"] expected a word such as fact, record or action, found"
                + " '\"text\"'");
  }

  @Test
  void attributesAreHeldToTheirForm() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                lone: text
                each x in y
                fact f
                  a:
                  b: list text
                  c: text public secret
                  d: text free
                  e: text optional optional
                  größe: text
                  g: text hidden
                """))
        .containsExactly(
            "P0108 2:1 [lone] 'lone' needs a fact, a record or an action above it"
                + " | help: put it under a line such as: fact order",
            "P0108 3:1 [each] 'each' needs an action above it"
                + " | help: put it under a line such as: action refund",
            "P0108 5:5 [] expected a type, found the end of the line",
            "P0108 6:11 [text] expected 'of', found 'text'",
            "P0108 7:3 [c] 'c' has two visibilities",
            "P0108 8:15 [] expected 'text', found the end of the line",
            "P0108 9:20 [optional] expected public, internal, secret, optional, 'free text' or the"
                + " end of the line, found 'optional'",
            "P0108 10:3 [größe] 'größe' is not a name"
                + " | help: a name has letters a to z, digits and _, and does not start with a"
                + " digit",
            "P0108 11:11 [hidden] expected public, internal, secret, optional, 'free text' or the"
                + " end of the line, found 'hidden'");
  }

  @Test
  void unknownTypesGetASuggestion() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                enum state is a
                record address
                  line: text
                fact order
                  a: mony
                  b: stat
                  c: list of adress
                  d: whatever
                """))
        .containsExactly(
            "WARNING P0801 3:8 [address] no fact and no action uses the record 'address'",
            "P0801 6:6 [mony] there is no type 'mony' | help: did you mean money? | fix: money",
            "P0801 7:6 [stat] there is no type 'stat' | help: did you mean state? | fix: state",
            "P0801 8:14 [adress] there is no type 'adress'"
                + " | help: did you mean address? | fix: address",
            "P0801 9:6 [whatever] there is no type 'whatever'");
  }

  @Test
  void nothingIsCalledTwice() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                enum e is a, b, a
                record e
                  x: text
                fact f
                  x: e
                  x: text
                fact f
                  y: text
                action act
                  n: text
                  n: text
                action act
                system s, s
                role r
                role r
                counter c is f.x
                counter c is f.x
                identity is f.x
                identity is f.x
                """))
        .containsExactly(
            "P0801 2:17 [a] e has the value 'a' twice | note: the first one is here (t.vocab:2:11)",
            "P0801 3:8 [e] two types are called 'e' | note: the first one is here (t.vocab:2:6)",
            "P0801 7:3 [x] f has two attributes called 'x'"
                + " | note: the first one is here (t.vocab:6:3)",
            "P0801 8:6 [f] two facts are called 'f' | note: the first one is here (t.vocab:5:6)",
            "P0801 12:3 [n] act has two arguments called 'n'"
                + " | note: the first one is here (t.vocab:11:3)",
            "P0801 13:8 [act] two actions are called 'act'"
                + " | note: the first one is here (t.vocab:10:8)",
            "P0801 14:11 [s] two systems are called 's'"
                + " | note: the first one is here (t.vocab:14:8)",
            "P0801 16:6 [r] two roles are called 'r'"
                + " | note: the first one is here (t.vocab:15:6)",
            "P0801 17:14 [f.x] a counter key is an identifier, and f.x is one of a, b",
            "P0801 18:9 [c] two counter keys are called 'c'"
                + " | note: the first one is here (t.vocab:17:9)",
            "P0801 19:13 [f.x] the identity is an ordered enum, and f.x is one of a, b",
            "P0801 20:13 [f.x] there are two paths of the identity"
                + " | note: the first one is here (t.vocab:19:13)");
  }

  @Test
  void anArgumentHasOneTypeInAllActions() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                action refund
                  amount: money public
                  note: text
                action count_stock
                  amount: number public
                  note: text public
                """))
        .containsExactly(
            "P0801 6:3 [amount: number] the argument 'amount' is number here and money in another"
                + " action | note: the other one is here (t.vocab:3:3)"
                + " | why: an argument has one type, so that a rule can cover several actions"
                + " | help: give the argument of count_stock a name of its own",
            "P0801 7:3 [note: text] the argument 'note' differs from that of another action in"
                + " what follows its type | note: the other one is here (t.vocab:4:3)");
  }

  @Test
  void recordsDoNotContainThemselves() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                record a
                  b: b
                  x: text
                record b
                  c: list of c
                record c
                  a: a
                  x: text
                fact f is a
                """))
        .containsExactly("P0801 8:6 [a] a record cannot contain itself: a has b has c has a");
  }

  @Test
  void recordsHaveAttributesAndAPlainFace() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                enum level is low, high
                record empty
                record face shown as inner
                  inner: list of text
                record money
                  x: text
                fact a shown as nme
                  name: text
                  b: number free text
                  e: empty
                  f: face
                  m: money
                fact z is level
                """))
        .containsExactly(
            "P0801 3:8 [empty] empty has no attributes",
            "P0801 4:22 [inner] a record is shown as a plain value, not as a list or record",
            "P0801 6:8 [money] 'money' is a type of every vocabulary",
            "P0801 8:17 [nme] a has no attribute 'nme' | help: did you mean name? | fix: name",
            "P0801 10:3 [b: number] only a text can be free text",
            "P0801 14:11 [level] a fact is a record, and 'level' is none");
  }

  @Test
  void rolesExistAndDoNotIncludeThemselves() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                role a includes b
                role b includes c
                role c includes a
                role d includes superviser, d
                role supervisor
                """))
        .containsExactly(
            "P0801 2:17 [b] the role 'a' includes itself by way of b",
            "P0801 3:17 [c] the role 'b' includes itself by way of c",
            "P0801 4:17 [a] the role 'c' includes itself by way of a",
            "P0801 5:17 [superviser] unknown role 'superviser'"
                + " | help: did you mean supervisor? | fix: supervisor",
            "P0801 5:29 [d] the role 'd' includes itself by way of d");
  }

  @Test
  void pathsLeadToIdentifiers() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                ordered enum level is low, high
                record who
                  id: id
                fact order
                  total: money
                  customer: who
                  level: level
                counter a is order
                counter b is oder.total
                counter c is order.total
                counter d is order.customer.di
                counter e is request.order_id
                identity is order.total
                action refund
                  order_id: id
                  amount: money
                  concerns request.order_di
                action other
                  amount: money
                  concerns request.order_id
                action third
                  concerns order.customer
                """))
        .containsExactly(
            "P0801 9:14 [order] a path such as order.id is needed, not 'order'",
            "P0801 10:14 [oder.total] there is no fact 'oder'"
                + " | help: did you mean order.total? | fix: order.total",
            "P0801 11:14 [order.total] a counter key is an identifier, and order.total is money",
            "P0801 12:14 [order.customer.di] order.customer has no attribute 'di'"
                + " | help: did you mean order.customer.id? | fix: order.customer.id",
            "P0801 13:14 [request.order_id] there is no fact 'request'",
            "P0801 14:13 [order.total] the identity is an ordered enum, and order.total is money",
            "P0801 18:12 [request.order_di] request has no attribute 'order_di'"
                + " | help: did you mean request.order_id? | fix: request.order_id",
            "P0801 21:12 [request.order_id] request has no attribute 'order_id'",
            "P0801 23:12 [order.customer] what an action concerns is an identifier, and"
                + " order.customer is a record (who)");
  }

  @Test
  void elementsAreClear() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                fact item
                  id: id
                action a
                  items: list of text
                  each item in items
                  each item in items
                action b
                  items: list of text
                  each thing in items
                action c
                  lines: list of text
                  each thing in lines
                action d
                  name: text
                  each x in name
                action e
                  names: list of text
                  each y in nmes
                """))
        .containsExactly(
            "P0801 6:8 [item] there is a fact 'item' already",
            "P0801 7:3 [each] an action has one 'each' line",
            "P0801 10:8 [thing] an element of 'items' has two names"
                + " | note: the first one is here (t.vocab:6:8)",
            "P0801 13:17 [lines] 'thing' is an element of two different arguments"
                + " | note: the first one is here (t.vocab:10:17)",
            "P0801 16:13 [name] 'name' is no list, so it has no elements");
  }

  @Test
  void wordsOfTheLanguageAreNoNames() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                enum e is known, a
                fact request
                  e: e
                action when
                  items: list of text
                  each subject in items
                role per
                counter rule is request.e
                system customer, test
                """))
        .extracting(p -> p.replaceFirst(" and cannot be .*", ""))
        .containsExactly(
            "P0801 2:11 [known] 'known' is a word of the policy language",
            "P0801 3:6 [request] 'request' is a word of the policy language",
            "P0801 5:8 [when] 'when' is a word of the policy language",
            "P0801 7:8 [subject] 'subject' is a word of the policy language",
            "P0801 8:6 [per] 'per' is a word of the policy language",
            "P0801 9:9 [rule] 'rule' is a word of the policy language",
            "P0801 9:17 [request.e] a counter key is an identifier, and request.e is one of known,"
                + " a",
            "P0801 10:8 [customer] 'customer' is a source that every policy has",
            "P0801 10:18 [test] 'test' is a word of the policy language");
  }

  @Test
  void limitsAreNamed() {
    String longName = "a".repeat(65);
    assertThat(Vocabs.problems("vocabulary \"a/1\"\nsystem " + longName + "\n"))
        .containsExactly("P0110 2:8 [" + longName + "] a name has at most 64 characters");
    assertThat(Vocabs.problems("vocabulary \"" + "a".repeat(201) + "\"\n"))
        .singleElement()
        .asString()
        .endsWith("a vocabulary's name has at most 200 characters");
    assertThat(Vocabs.problems("#".repeat(1_000_001)))
        .containsExactly("P0110 1:1 [] a vocabulary has at most 1,000,000 characters");
  }

  @Test
  void deepAndWideRecordsAreRefused() {
    StringBuilder deep = new StringBuilder("vocabulary \"a/1\"\nfact f is r0\n");
    for (int i = 0; i < 5_000; i++) {
      deep.append("record r").append(i).append("\n  a: r").append(i + 1).append("\n  b: text\n");
    }
    deep.append("record r5000\n  a: text\n");
    assertThat(Vocabs.problems(deep.toString()))
        .anyMatch(p -> p.endsWith("records lie more than 8 deep in each other"))
        .hasSize(20);

    StringBuilder wide = new StringBuilder("vocabulary \"a/1\"\nfact f is r0\n");
    for (int i = 0; i < 6; i++) {
      wide.append("record r").append(i).append('\n');
      for (int j = 0; j < 20; j++) {
        wide.append("  a").append(j).append(": ");
        wide.append(i == 5 ? "text" : "r" + (i + 1)).append('\n');
      }
    }
    assertThat(Vocabs.problems(wide.toString()))
        .first()
        .asString()
        .endsWith("has more than 1000 attributes, counting those of the records in it");
  }

  @Test
  void atMostTwentyThingsAreReportedInTheOrderOfTheText() {
    String many = "vocabulary \"a/1\"\n" + "nothing like this\n".repeat(100);

    ReadVocabulary read = VocabularyReader.read(new Source("t.vocab", many));

    assertThat(read.vocabulary()).isNull();
    assertThat(read.diagnostics()).hasSize(20).isSortedAccordingTo(Diagnostic.ORDER);
  }

  @Test
  void linesThatAreLostDoNotMakeFurtherErrors() {
    assertThat(
            Vocabs.problems(
                """
                vocabulary "a/1"
                recrod address
                  line: text
                fact order
                  ship_to: address
                counter order is ordr.id
                """))
        .singleElement()
        .asString()
        .startsWith("P0102");
  }

  @Test
  void noTextMakesTheReaderThrow() {
    Random random = new Random(42);
    String pieces = "\"“”:,.#\n\r\t /-_€\uD83D\uDE00\uD83Dß0aé\uFEFF\u0000";
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder(SHOP);
      for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(3)) {
          case 0 -> text.delete(at, end);
          case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
          default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
      }
      ReadVocabulary read = VocabularyReader.read(new Source("t.vocab", text.toString()));
      assertThat(read.diagnostics()).hasSizeLessThanOrEqualTo(20);
      assertThat(read.vocabulary() != null || !read.diagnostics().isEmpty()).isTrue();
      for (Diagnostic found : read.diagnostics()) {
        assertThat(found.code()).isNotEqualTo(Code.P0599);
        assertThat(found.title()).doesNotContain("\n");
      }
    }
  }
}
