// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.playbook.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of one turn. Every call gets a result: an unknown name, arguments that do not fit, a
 * call made before and a budget that is spent are results too. Nothing is thrown.
 */
final class ToolBox {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Logger log = LoggerFactory.getLogger(ToolBox.class);
  private static final int LONGEST_ARGUMENT = 200;

  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final Map<Call, String> results = new HashMap<>();
  private final int budget;
  private int calls;

  private record Call(String name, Map<String, String> arguments) {}

  /** A call that fits its tool and is not made: the model is told why. */
  static final class RefusedCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    RefusedCallException(String why) {
      super("a call was refused");
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  ToolBox(List<Tool> tools, int budget) {
    tools.forEach(tool -> this.tools.put(tool.name(), tool));
    this.budget = budget;
  }

  List<ToolSpecification> specifications() {
    return tools.values().stream().map(ToolBox::specification).toList();
  }

  boolean isSpent() {
    return calls >= budget;
  }

  /** Answers a call. */
  TurnTrace.ToolCall answer(ToolExecutionRequest request, int position) {
    String id = request.id() == null ? "call-" + position : request.id();
    String name = request.name() == null ? "" : request.name();
    String written = request.arguments() == null ? "" : request.arguments();
    Tool tool = tools.get(name);
    if (tool == null) {
      return error(
          id, name, written, "There is no tool of this name. The tools are: " + names() + ".");
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    String fault = read(written, tool, arguments);
    if (fault != null) {
      return error(id, name, written, fault);
    }
    Call call = new Call(name, arguments);
    String known = results.get(call);
    if (known != null) {
      return new TurnTrace.ToolCall(id, name, written, "Same call as before: " + known, false);
    }
    if (isSpent()) {
      return error(id, name, written, "No more tool calls in this turn. Write the answer now.");
    }
    calls++;
    try {
      String result = tool.handler().apply(arguments);
      results.put(call, result);
      return new TurnTrace.ToolCall(id, name, written, result, false);
    } catch (RefusedCallException e) {
      return error(id, name, written, e.why());
    } catch (RuntimeException e) {
      log.warn("the tool {} threw {}", name, e.getClass().getName());
      return error(id, name, written, "This tool does not work right now.");
    }
  }

  /** Reads the arguments; gives what is wrong with them, field by field, or null. */
  private static @Nullable String read(String written, Tool tool, Map<String, String> arguments) {
    JsonNode json;
    try {
      json = JSON.readTree(written.isBlank() ? "{}" : written);
    } catch (JsonProcessingException e) {
      return "The arguments are not JSON. " + expected(tool);
    }
    if (json == null || !json.isObject()) {
      return "The arguments must be a JSON object. " + expected(tool);
    }
    List<String> faults = new ArrayList<>();
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!tool.parameters().containsKey(field)) {
                faults.add("there is no parameter \"" + clipped(field) + "\"");
              }
            });
    for (String parameter : tool.parameters().keySet()) {
      JsonNode value = json.get(parameter);
      if (value == null || value.isNull()) {
        faults.add("\"" + parameter + "\" is missing");
      } else if (!value.isTextual() && !value.isIntegralNumber()) {
        faults.add("\"" + parameter + "\" must be a text");
      } else if (value.asText().isBlank() || value.asText().length() > LONGEST_ARGUMENT) {
        faults.add("\"" + parameter + "\" must be 1 to " + LONGEST_ARGUMENT + " characters long");
      } else {
        arguments.put(parameter, value.asText().strip());
      }
    }
    return faults.isEmpty() ? null : String.join("; ", faults) + ". " + expected(tool);
  }

  private static String clipped(String field) {
    return field.length() <= 40 ? field : field.substring(0, 40) + "...";
  }

  private static String expected(Tool tool) {
    return tool.name()
        + " takes: "
        + tool.parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + " (" + parameter.getValue() + ")")
            .collect(joining(", "))
        + ".";
  }

  private String names() {
    return tools.isEmpty() ? "none" : String.join(", ", tools.keySet());
  }

  private static TurnTrace.ToolCall error(
      String id, String name, String arguments, String message) {
    return new TurnTrace.ToolCall(id, name, arguments, message, true);
  }

  private static ToolSpecification specification(Tool tool) {
    JsonObjectSchema.Builder schema = JsonObjectSchema.builder().additionalProperties(false);
    tool.parameters().forEach(schema::addStringProperty);
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(schema.required(List.copyOf(tool.parameters().keySet())).build())
        .build();
  }
}
