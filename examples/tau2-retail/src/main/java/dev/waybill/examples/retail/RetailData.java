// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The benchmark's files, {@code db.json} and {@code tasks.json}, as they are published. They are
 * not part of this project.
 */
final class RetailData {

  private static final Set<String> WRITES =
      Set.of(
          "cancel_pending_order",
          "modify_pending_order_address",
          "modify_pending_order_payment",
          "modify_pending_order_items",
          "return_delivered_order_items",
          "exchange_delivered_order_items",
          "modify_user_address");

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode database;
  private final List<List<Write>> tasks;

  private RetailData(JsonNode database, List<List<Write>> tasks) {
    this.database = database;
    this.tasks = tasks;
  }

  static RetailData read(Path folder) throws IOException {
    JsonNode database = JSON.readTree(folder.resolve("db.json").toFile());
    List<List<Write>> tasks = new ArrayList<>();
    for (JsonNode task : JSON.readTree(folder.resolve("tasks.json").toFile())) {
      tasks.add(writes(task));
    }
    return new RetailData(database, List.copyOf(tasks));
  }

  private static List<Write> writes(JsonNode task) {
    List<Write> writes = new ArrayList<>();
    for (JsonNode action : task.path("evaluation_criteria").path("actions")) {
      String name = action.path("name").asText();
      if (WRITES.contains(name)) {
        writes.add(write(task.path("id").asText(), name, action.path("arguments")));
      }
    }
    return List.copyOf(writes);
  }

  private static Write write(String task, String name, JsonNode arguments) {
    Map<String, String> texts = new TreeMap<>();
    Map<String, List<String>> lists = new TreeMap<>();
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      if (argument.getValue().isArray()) {
        List<String> list = new ArrayList<>();
        argument.getValue().forEach(element -> list.add(element.asText()));
        lists.put(argument.getKey(), List.copyOf(list));
      } else {
        texts.put(argument.getKey(), argument.getValue().asText());
      }
    }
    return new Write(task, name, texts, lists);
  }

  /** The writes of each task, in the order of the tasks. */
  List<List<Write>> tasks() {
    return tasks;
  }

  /** A shop of its own, as it is before any task. */
  RetailShop shop() {
    return new RetailShop(database);
  }
}
