// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered, as far as the agent looks at it.
 *
 * @param text what it wrote, or null
 * @param calls the tools it asked for
 * @param tokens the tokens it counted, or null
 */
record ModelAnswer(@Nullable String text, List<ToolCall> calls, @Nullable Integer tokens) {

  /** A tool it asked for. */
  record ToolCall(@Nullable String id, @Nullable String name, @Nullable String arguments) {}

  ModelAnswer {
    calls = List.copyOf(calls);
  }

  static ModelAnswer of(ChatResponse response) {
    AiMessage message = response.aiMessage();
    TokenUsage usage = response.tokenUsage();
    return new ModelAnswer(
        message.text(),
        message.toolExecutionRequests().stream()
            .map(call -> new ToolCall(call.id(), call.name(), call.arguments()))
            .toList(),
        usage == null ? null : usage.totalTokenCount());
  }

  ChatResponse response() {
    AiMessage.Builder message = AiMessage.builder();
    if (text != null) {
      message.text(text);
    }
    message.toolExecutionRequests(
        calls.stream()
            .map(
                call ->
                    ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.name())
                        .arguments(call.arguments())
                        .build())
            .toList());
    ChatResponse.Builder response = ChatResponse.builder().aiMessage(message.build());
    if (tokens != null) {
      response.tokenUsage(new TokenUsage(null, null, tokens));
    }
    return response.build();
  }
}
