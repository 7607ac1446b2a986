// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.playbook.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolBoxTest {

  private final List<Map<String, String>> runs = new ArrayList<>();
  private final Tool ship = tool("ship_cost", "country", "postcode");
  private final ToolBox box = new ToolBox(List.of(ship), 3);

  private Tool tool(String name, String... parameters) {
    Map<String, String> described = new LinkedHashMap<>();
    for (String parameter : parameters) {
      described.put(parameter, "the " + parameter);
    }
    return new Tool(
        name,
        "What it gives.",
        described,
        arguments -> {
          runs.add(Map.copyOf(arguments));
          return "result " + runs.size();
        });
  }

  private static ToolExecutionRequest call(
      @Nullable String id, @Nullable String name, @Nullable String arguments) {
    return ToolExecutionRequest.builder().id(id).name(name).arguments(arguments).build();
  }

  private TurnTrace.ToolCall answer(String arguments) {
    return box.answer(call("c1", "ship_cost", arguments), 1);
  }

  @Test
  void aCallThatFitsIsRunWithItsArgumentsStripped() {
    TurnTrace.ToolCall answer = answer("{\"country\": \" DE \", \"postcode\": 10115}");

    assertThat(answer.error()).isFalse();
    assertThat(answer.result()).isEqualTo("result 1");
    assertThat(runs).containsExactly(Map.of("country", "DE", "postcode", "10115"));
  }

  @Test
  void anUnknownToolIsToldWhichToolsThereAre() {
    TurnTrace.ToolCall answer = box.answer(call("c1", "issue_refund", "{}"), 1);

    assertThat(answer.error()).isTrue();
    assertThat(answer.id()).isEqualTo("c1");
    assertThat(answer.name()).isEqualTo("issue_refund");
    assertThat(answer.result())
        .isEqualTo("There is no tool of this name. The tools are: ship_cost.");
    assertThat(new ToolBox(List.of(), 3).answer(call("c1", "x", "{}"), 1).result())
        .endsWith("The tools are: none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "country: DE", "{\"country\":}", "{} {}", "nil", "\u0000"})
  void whatIsNotJsonIsSaidToBeNone(String arguments) {
    TurnTrace.ToolCall answer = answer(arguments);

    assertThat(answer.error()).isTrue();
    assertThat(answer.result())
        .isEqualTo(
            "The arguments are not JSON. ship_cost takes: country (the country), postcode (the"
                + " postcode).");
    assertThat(runs).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"country\":\"DE\"}]", "\"DE\"", "7", "null", "true"})
  void whatIsNoObjectIsSaidToBeNone(String arguments) {
    TurnTrace.ToolCall answer = answer(arguments);

    assertThat(answer.error()).isTrue();
    assertThat(answer.result()).startsWith("The arguments must be a JSON object.");
    assertThat(runs).isEmpty();
  }

  @Test
  void everyFieldThatDoesNotFitIsNamed() {
    assertThat(answer("").result())
        .startsWith("\"country\" is missing; \"postcode\" is missing. ship_cost takes:");
    assertThat(answer("{\"country\":null,\"postcode\":\"1\"}").result())
        .startsWith("\"country\" is missing. ");
    assertThat(answer("{\"country\":\"DE\",\"postcode\":\"1\",\"all\":true}").result())
        .startsWith("there is no parameter \"all\". ");
    assertThat(answer("{\"country\":[\"DE\"],\"postcode\":1.5}").result())
        .startsWith("\"country\" must be a text; \"postcode\" must be a text. ");
    assertThat(answer("{\"country\":\"  \",\"postcode\":\"" + "9".repeat(201) + "\"}").result())
        .startsWith(
            "\"country\" must be 1 to 200 characters long; \"postcode\" must be 1 to 200 characters"
                + " long. ");
    assertThat(answer("{\"" + "x".repeat(500) + "\":1}").result())
        .contains("there is no parameter \"" + "x".repeat(40) + "...\"");
    assertThat(runs).isEmpty();
  }

  @Test
  void anArgumentOfTheGreatestLengthIsTaken() {
    TurnTrace.ToolCall answer =
        answer("{\"country\":\"DE\",\"postcode\":\"" + "9".repeat(200) + "\"}");

    assertThat(answer.error()).isFalse();
  }

  @Test
  void theSameCallIsAnsweredFromMemory() {
    answer("{\"country\":\"DE\",\"postcode\":\"1\"}");
    TurnTrace.ToolCall again = answer("{ \"postcode\" : 1, \"country\" : \"DE \" }");

    assertThat(again.error()).isFalse();
    assertThat(again.result()).isEqualTo("Same call as before: result 1");
    assertThat(runs).hasSize(1);
  }

  @Test
  void callsThatOnlyLookAlikeAreNotTheSame() {
    answer("{\"country\":\"DE, postcode=1\",\"postcode\":\"2\"}");
    answer("{\"country\":\"DE\",\"postcode\":\"1, postcode=2\"}");

    assertThat(runs).hasSize(2);
  }

  @Test
  void aSpentBudgetIsSaidAndWhatIsKnownIsStillGiven() {
    for (int i = 1; i <= 3; i++) {
      assertThat(box.isSpent()).isFalse();
      answer("{\"country\":\"DE\",\"postcode\":\"" + i + "\"}");
    }

    assertThat(box.isSpent()).isTrue();
    TurnTrace.ToolCall fourth = answer("{\"country\":\"DE\",\"postcode\":\"4\"}");
    assertThat(fourth.error()).isTrue();
    assertThat(fourth.result()).isEqualTo("No more tool calls in this turn. Write the answer now.");
    assertThat(answer("{\"country\":\"DE\",\"postcode\":\"2\"}").result())
        .isEqualTo("Same call as before: result 2");
    assertThat(runs).hasSize(3);
  }

  @Test
  void aCallThatDoesNotFitCostsNothing() {
    for (int i = 0; i < 10; i++) {
      answer("{}");
    }

    assertThat(box.isSpent()).isFalse();
  }

  @Test
  void aCallWithoutAnIdentifierGetsOne() {
    assertThat(box.answer(call(null, "ship_cost", "{}"), 1).id()).isEqualTo("call-1");
    assertThat(box.answer(call(null, "ship_cost", "{}"), 2).id()).isEqualTo("call-2");
    assertThat(box.answer(call("own", "ship_cost", "{}"), 3).id()).isEqualTo("own");
  }

  @Test
  void aToolThatThrowsGivesAResult() {
    ToolBox broken =
        new ToolBox(
            List.of(
                new Tool(
                    "broken",
                    "Breaks.",
                    Map.of(),
                    arguments -> {
                      throw new IllegalStateException("jane@example.com");
                    })),
            3);
    TurnTrace.ToolCall answer = broken.answer(call("c1", "broken", "{}"), 1);

    assertThat(answer.error()).isTrue();
    assertThat(answer.result()).isEqualTo("This tool does not work right now.");
  }

  @Test
  void theSpecificationsAskForAllParametersAndNoOthers() {
    assertThat(box.specifications())
        .singleElement()
        .satisfies(
            specification -> {
              assertThat(specification.name()).isEqualTo("ship_cost");
              assertThat(specification.parameters().required())
                  .containsExactly("country", "postcode");
              assertThat(specification.parameters().additionalProperties()).isFalse();
            });
  }

  /**
   * Any string at all, whole or as a piece of JSON, gets a result and is never run unless it fits.
   */
  @Test
  void nothingIsThrownWhateverIsWritten() {
    Random random = new Random(20261124);
    String[] pieces = {
      "{",
      "}",
      "[",
      "]",
      "\"",
      ":",
      ",",
      "\\",
      "\\u",
      "null",
      "true",
      "-",
      "1e999",
      "country",
      "postcode",
      "\"country\":",
      "\"DE\"",
      "\ud83d",
      "\ude00",
      "\u202e",
      "\u0000",
      "'",
      "//",
      "NaN"
    };
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        text.append(
            random.nextInt(4) == 0
                ? String.valueOf((char) random.nextInt(0x10000))
                : pieces[random.nextInt(pieces.length)]);
      }
      TurnTrace.ToolCall answer = box.answer(call("c", "ship_cost", text.toString()), round);
      assertThat(answer.arguments()).isEqualTo(text.toString());
      assertThat(answer.result()).isNotBlank();
    }
    assertThat(box.answer(call("c", "ship_cost", "[".repeat(100_000)), 1).error()).isTrue();
    assertThat(box.answer(call("c", null, null), 1).error()).isTrue();
    assertThat(runs).allSatisfy(run -> assertThat(run).containsOnlyKeys("country", "postcode"));
  }
}
