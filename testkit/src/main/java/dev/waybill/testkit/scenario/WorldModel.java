// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The model of a scenario's world ({@code world.model_script}): it calls these tools and writes
 * these texts, in this order, whatever it is asked. A script that is at its end writes nothing
 * more; one that repeats for ever does its last step again. The scenarios' names of tools and
 * arguments are put into the library's; a name that the library does not have stays as it is. A
 * world whose model is down ({@code world.model.error}) has one that answers every request with
 * that error.
 */
final class WorldModel implements ChatModel {

  private static final Map<String, String> TOOLS =
      Map.of(
          "order.get", "get_order",
          "order.find", "get_order",
          "shipment.track", "track_parcel",
          "catalog.get", "get_product");

  private static final Map<String, String> ARGUMENTS =
      Map.of("order", "order_number", "shipment", "tracking_number");

  private final Scenario scenario;
  private final List<Node> script;
  private final String error;
  private final AtomicInteger step = new AtomicInteger();

  WorldModel(Scenario scenario) {
    this.scenario = scenario;
    this.script = scenario.world().get("model_script").items();
    this.error = error(scenario);
  }

  private static String error(Scenario scenario) {
    return scenario.world().get("model").get("error").text("");
  }

  /** Whether the scenario has a model of its own. */
  static boolean isServed(Scenario scenario) {
    return !scenario.world().get("model_script").items().isEmpty() || isDown(scenario);
  }

  /** Whether no model answers in this world: then no other one does either. */
  static boolean isDown(Scenario scenario) {
    return !error(scenario).isEmpty();
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    if (!error.isEmpty()) {
      throw new HttpException(status(), error);
    }
    Node now = at(step.getAndIncrement());
    AiMessage message =
        now.has("tool") ? AiMessage.from(call(now)) : AiMessage.from(now.get("final").text("-"));
    return ChatResponse.builder().aiMessage(message).build();
  }

  /** The status that the error begins with; one without is the server's own. */
  private int status() {
    return error.matches("[45]\\d\\d\\b.*") ? Integer.parseInt(error.substring(0, 3)) : 500;
  }

  private Node at(int number) {
    int last = script.size() - 1;
    boolean forever = last > 0 && script.get(last).get("repeat").text("").equals("forever");
    if (forever) {
      return script.get(Math.min(number, last - 1));
    }
    return number <= last ? script.get(number) : Node.of(null);
  }

  private ToolExecutionRequest call(Node line) {
    String tool = line.get("tool").text("");
    Map<String, String> arguments = new LinkedHashMap<>();
    line.get("args")
        .fields()
        .forEach(
            (name, value) ->
                arguments.put(
                    ARGUMENTS.getOrDefault(name, name),
                    name.equals("shipment")
                        ? WorldParcels.number(scenario.world(), value.text(""))
                        : value.text("")));
    return ToolExecutionRequest.builder()
        .name(TOOLS.getOrDefault(tool, ActionWord.action(tool)))
        .arguments(new ObjectMapper().valueToTree(arguments).toString())
        .build();
  }
}
