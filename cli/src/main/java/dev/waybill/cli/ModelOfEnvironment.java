// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The model that the environment names: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL} for another
 * server of the same style, and {@code WAYBILL_MODEL} for the model's name.
 */
record ModelOfEnvironment(Map<String, String> environment) {

  /**
   * The model; always the same, since it keeps no state.
   *
   * @throws IllegalArgumentException if the environment names none
   */
  Supplier<ChatModel> models() {
    String key = value("OPENAI_API_KEY", "");
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "--model env needs the environment variable OPENAI_API_KEY, and OPENAI_BASE_URL for"
              + " another server than OpenAI's; waybill eval scenarios --help says more");
    }
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .apiKey(key)
            .modelName(value("WAYBILL_MODEL", "gpt-4.1-mini"))
            .temperature(0.0);
    String server = value("OPENAI_BASE_URL", "");
    if (!server.isEmpty()) {
      builder.baseUrl(server);
    }
    ChatModel model = builder.build();
    return () -> model;
  }

  private String value(String name, String otherwise) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}
