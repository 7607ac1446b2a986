// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What a model can give back. */
final class Responses {

  private Responses() {}

  static ChatResponse of(AiMessage message) {
    return ChatResponse.builder().aiMessage(message).build();
  }

  static ChatResponse text(String text) {
    return of(AiMessage.from(text));
  }

  static ChatResponse call(ToolExecutionRequest... calls) {
    return of(AiMessage.from(calls));
  }

  static ToolExecutionRequest call(@Nullable String id, String tool, String arguments) {
    return ToolExecutionRequest.builder().id(id).name(tool).arguments(arguments).build();
  }

  /** Does not return until the thread is interrupted. */
  static ChatResponse never() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("interrupted while hanging");
  }
}
