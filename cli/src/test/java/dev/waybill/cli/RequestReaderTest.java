// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  private static final Vocabulary COMMERCE =
      Vocabularies.standard().find("commerce/1").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");

  private final RequestReader reader = new RequestReader(COMMERCE);

  @Test
  void whatIsNotSaidIsJustNowAndInThisConversation() {
    Request request =
        read(
            "{'action':'refund','now':'2026-02-20T12:00:00Z',"
                + "'arguments':{'order_id':{'value':'A1'}},"
                + "'facts':[{'name':'order','system':'oms','value':{'state':'paid'}}]}");

    assertThat(request)
        .isEqualTo(
            Request.of("refund", NOW)
                .argument("order_id", Value.text("A1"))
                .fact("order", "oms", Map.of("state", Value.text("paid")))
                .build());
  }

  @Test
  void sourcesAreTextsOrObjects() {
    Request request =
        read(
            "{'action':'refund','now':'2026-02-20T12:00:00Z','arguments':{"
                + "'order_id':{'value':'A1','from':['oms','verified customer','order.note']},"
                + "'reason':{'value':'defective','from':{'source':'customer','verified':true,"
                + "'inThisConversation':false,'evidence':'t-1'}}}}");

    assertThat(labels(request, "order_id"))
        .containsExactly(Label.system("oms"), Label.customer(true), Label.system("order.note"));
    assertThat(labels(request, "reason"))
        .containsExactly(new Label("customer", true, false, "t-1"));
  }

  @Test
  void aSystemThatHasNoSuchRecordIsSaidByNull() {
    Request request =
        read(
            "{'action':'refund','now':'2026-02-20T12:00:00Z','facts':[{'name':'claim',"
                + "'system':'returns','asOf':'2026-02-20T11:59:00Z','inThisConversation':false,"
                + "'evidence':['e1','e2'],'value':null}]}");

    assertThat(request.facts())
        .containsExactly(
            new Fact(
                "claim",
                Value.ABSENT,
                "returns",
                NOW.minusSeconds(60),
                false,
                List.of("e1", "e2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "S3CRET                                     | must be one JSON object",
        "{'action':                                 | must be one JSON object",
        "{} {}                                      | must be one JSON object",
        "{'action':'refund','action':'S3CRET'}      | a name stands once",
        "[]                                         | must be a JSON object",
        "{}                                         | a request needs action, a text",
        "{'action':7}                               | a request needs action, a text",
        "{'action':'refund','when':'S3CRET'}        | a request has no field when; it has [action",
        "{'action':'refnd'}                         | there is no action refnd; there are [",
        "{'action':'refund'}                        | a request needs now, a text",
        "{'action':'refund','now':'S3CRET'}         | now must be a point in time such as",
        "{'action':'refund',N,'arguments':[]}       | arguments must be an object",
        "{'action':'refund',N,'arguments':{'x':1}}  | refund has no argument x; it has [order_id",
        "{'action':'refund',N,'arguments':{'order_id':'S3CRET'}} | with value and from",
        "{'action':'refund',N,'arguments':{'order_id':{'value':1}}} | .order_id.value must be",
        "{'action':'refund',N,'arguments':{'order_id':{'value':'a','from':7}}} | must be a source",
        "{'action':'refund',N,'arguments':{'order_id':{'value':'a','from':{}}}} | needs source",
        "{'action':'refund',N,'facts':{}}           | facts must be a list",
        "{'action':'refund',N,'facts':['S3CRET']}   | facts[0] must be an object",
        "{'action':'refund',N,'facts':[{'name':'ordr','system':'oms','value':{}}]} | no fact ordr",
        "{'action':'refund',N,'facts':[{'name':'order','value':{}}]} | facts[0] needs system",
        "{'action':'refund',N,'facts':[{'name':'order','system':'oms'}]} | facts[0] needs a value",
        "{'action':'refund',N,'facts':[{'name':'order','system':'oms','value':[]}]} | .value must",
        "{'action':'refund',N,'facts':[{'name':'order','system':'oms','value':{},'asOf':'x'}]}"
            + " | facts[0].asOf must be a point in time",
        "{'action':'refund',N,'facts':[{'name':'order','system':'oms','value':{},'evidence':[1]}]}"
            + " | facts[0].evidence must be a list of ids",
        "{'action':'refund',N,'facts':[{'name':'order','system':'oms','value':{},"
            + "'inThisConversation':'yes'}]} | inThisConversation must be true or false",
      })
  void anUnfitRequestIsRefusedWithTheRuleAndNotTheValue(String json, String message) {
    assertThatThrownBy(() -> read(json.replace(",N", ",'now':'2026-02-20T12:00:00Z'")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("S3CRET");
  }

  @Test
  void whatIsWrittenIsReadTheSame() {
    Random random = new Random(17);
    List<String> actions = List.copyOf(COMMERCE.actions().keySet());
    List<String> facts = List.copyOf(COMMERCE.facts().keySet());
    for (int i = 0; i < 2_000; i++) {
      String action = actions.get(random.nextInt(actions.size()));
      Map<String, Argument> arguments = new TreeMap<>();
      for (Attribute attribute :
          requireNonNull(COMMERCE.actions().get(action)).arguments().values()) {
        if (random.nextInt(4) > 0) {
          arguments.put(
              attribute.name(), new Argument(value(attribute.type(), random), labels(random)));
        }
      }
      List<Fact> read = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        String name = facts.get(random.nextInt(facts.size()));
        Value value = value(requireNonNull(COMMERCE.facts().get(name)).type(), random);
        boolean here = random.nextBoolean();
        List<String> evidence = random.nextBoolean() ? List.of() : List.of("e" + n, "é");
        read.add(new Fact(name, value, "oms", moment(random), here, evidence));
      }
      Request request = new Request(action, arguments, read, moment(random));

      assertThat(reader.read(RequestWriter.write(request).toString())).isEqualTo(request);
    }
  }

  private static List<Label> labels(Request request, String argument) {
    return requireNonNull(request.arguments().get(argument)).labels();
  }

  private static List<Label> labels(Random random) {
    List<Label> labels = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      labels.add(
          new Label(
              random.nextBoolean() ? "customer" : "order.note",
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean() ? null : "turn-" + n));
    }
    return labels;
  }

  private static Value value(Type type, Random random) {
    if (type instanceof Type.Structure structure) {
      Map<String, Value> fields = new TreeMap<>();
      for (Attribute attribute : structure.attributes().values()) {
        if (random.nextBoolean()) {
          fields.put(
              attribute.name(),
              random.nextInt(5) == 0 ? Value.ABSENT : value(attribute.type(), random));
        }
      }
      return new Value.Fields(fields);
    }
    if (type instanceof Type.ListOf list) {
      List<Value> items = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        items.add(value(list.element(), random));
      }
      return new Value.Items(items);
    }
    if (type instanceof Type.Enumeration enumeration) {
      return Value.text(enumeration.values().get(random.nextInt(enumeration.values().size())));
    }
    return switch ((Type.Simple) type) {
      case MONEY ->
          Value.money(
              random.nextLong() >> random.nextInt(64),
              List.of("USD", "JPY", "KWD").get(random.nextInt(3)));
      case NUMBER -> new Value.Decimal(decimal(random));
      case PERCENT -> new Value.Percent(decimal(random));
      case DATE -> Value.day(LocalDate.ofEpochDay(random.nextInt(40_000)));
      case INSTANT -> new Value.Moment(moment(random));
      case LENGTH -> new Value.Length(Duration.ofMillis(random.nextInt()));
      case YES_NO -> Value.yes(random.nextBoolean());
      case TEXT, ID, EMAIL, PHONE ->
          Value.text("\"\\\n\u2028ß🫖".repeat(random.nextInt(2)) + random.nextInt());
    };
  }

  private static BigDecimal decimal(Random random) {
    BigDecimal number =
        BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(7))
            .stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static Instant moment(Random random) {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000) * 1_000L);
  }

  private Request read(String json) {
    return reader.read(json.replace('\'', '"'));
  }
}
