// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.waybill.agent.Budget;
import dev.waybill.conversation.TurnTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a model, whatever it does: it may hang, throw, or call tools without a name. */
final class ModelCaller {

  private final ChatModel model;
  private final Budget budget;
  private final ExecutorService executor;

  ModelCaller(ChatModel model, Budget budget, ExecutorService executor) {
    this.model = model;
    this.budget = budget;
    this.executor = executor;
  }

  /** Calls the model, for no longer than it may take. Whatever it throws is noted by its class. */
  Optional<ChatResponse> ask(ChatRequest request, String purpose, List<TurnTrace.ModelCall> calls) {
    Future<ChatResponse> running;
    try {
      running = executor.submit(() -> model.chat(request));
    } catch (RejectedExecutionException e) {
      calls.add(failed(purpose, "the executor takes no more work"));
      return Optional.empty();
    }
    try {
      ChatResponse response = running.get(budget.modelCall().toMillis(), TimeUnit.MILLISECONDS);
      if (response != null && response.aiMessage() != null) {
        return Optional.of(response);
      }
      calls.add(failed(purpose, "the model gave no message"));
    } catch (TimeoutException e) {
      running.cancel(true);
      calls.add(failed(purpose, "the model did not answer within " + budget.modelCall()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      calls.add(
          failed(purpose, "the model threw " + (cause == null ? e : cause).getClass().getName()));
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      calls.add(failed(purpose, "interrupted"));
    }
    return Optional.empty();
  }

  private static TurnTrace.ModelCall failed(String purpose, String why) {
    return new TurnTrace.ModelCall(purpose, List.of(), "", List.of(why));
  }

  static int used(ChatResponse response) {
    TokenUsage usage = response.tokenUsage();
    Integer total = usage == null ? null : usage.totalTokenCount();
    return total == null ? 0 : Math.max(0, total);
  }

  /** A request with the tools, or one that forbids them. */
  static ChatRequest request(List<ChatMessage> messages, ToolBox tools, boolean withoutTools) {
    ChatRequest.Builder request = ChatRequest.builder().messages(List.copyOf(messages));
    if (!tools.specifications().isEmpty()) {
      request.toolSpecifications(tools.specifications());
      request.toolChoice(withoutTools ? ToolChoice.NONE : ToolChoice.AUTO);
    }
    return request.build();
  }

  /**
   * Answers the calls of a message: each gets its result.
   *
   * @param messages where the message and the results are added
   * @param before how many calls were answered before
   */
  static List<TurnTrace.ToolCall> answered(
      AiMessage written, ToolBox tools, List<ChatMessage> messages, int before) {
    AiMessage asked = identified(written, before);
    messages.add(asked);
    int position = before;
    List<TurnTrace.ToolCall> answers = new ArrayList<>();
    for (ToolExecutionRequest request : asked.toolExecutionRequests()) {
      TurnTrace.ToolCall answer = tools.answer(request, ++position);
      answers.add(answer);
      messages.add(
          ToolExecutionResultMessage.builder()
              .id(answer.id())
              .toolName(answer.name())
              .text(answer.result())
              .isError(answer.error())
              .build());
    }
    return answers;
  }

  /** The message with an identifier for every call, so that each result can name its call. */
  private static AiMessage identified(AiMessage written, int before) {
    List<ToolExecutionRequest> requests = new ArrayList<>();
    int position = before;
    for (ToolExecutionRequest request : written.toolExecutionRequests()) {
      position++;
      requests.add(
          request.id() == null ? request.toBuilder().id("call-" + position).build() : request);
    }
    return written.toBuilder().toolExecutionRequests(requests).build();
  }
}
