// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;
import java.util.Optional;

/**
 * The model named by the environment, if one is: {@code OPENAI_API_KEY} (with {@code
 * OPENAI_BASE_URL} for another server of the same style), {@code ANTHROPIC_API_KEY}, or {@code
 * OLLAMA_BASE_URL}; and {@code WAYBILL_MODEL} for the model's name.
 */
record Models(Map<String, String> environment) {

  /**
   * A model.
   *
   * @param name what to call it on the screen
   * @param model the model
   */
  record Named(String name, ChatModel model) {}

  Optional<Named> chosen() {
    if (has("OPENAI_API_KEY")) {
      String name = named("gpt-4.1-mini");
      OpenAiChatModel.OpenAiChatModelBuilder model =
          OpenAiChatModel.builder()
              .apiKey(environment.get("OPENAI_API_KEY"))
              .modelName(name)
              .temperature(0.0);
      if (has("OPENAI_BASE_URL")) {
        model.baseUrl(environment.get("OPENAI_BASE_URL"));
      }
      return Optional.of(new Named(name, model.build()));
    }
    if (has("ANTHROPIC_API_KEY")) {
      String name = named("claude-haiku-4-5");
      return Optional.of(
          new Named(
              name,
              AnthropicChatModel.builder()
                  .apiKey(environment.get("ANTHROPIC_API_KEY"))
                  .modelName(name)
                  .temperature(0.0)
                  .build()));
    }
    if (has("OLLAMA_BASE_URL")) {
      String name = named("llama3.1");
      return Optional.of(
          new Named(
              name,
              OllamaChatModel.builder()
                  .baseUrl(environment.get("OLLAMA_BASE_URL"))
                  .modelName(name)
                  .temperature(0.0)
                  .build()));
    }
    return Optional.empty();
  }

  private boolean has(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  private String named(String usual) {
    String chosen = environment.getOrDefault("WAYBILL_MODEL", "");
    return chosen.isBlank() ? usual : chosen;
  }
}
