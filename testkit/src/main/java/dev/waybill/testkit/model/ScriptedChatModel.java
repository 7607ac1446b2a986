// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Plays a script: one answer for each request, in order, and keeps every request. Asked once more
 * than the script holds, it throws {@link IllegalStateException}. Safe for use by many threads.
 */
public final class ScriptedChatModel implements ChatModel {

  private final List<Function<ChatRequest, ChatResponse>> script;
  private final AtomicInteger next = new AtomicInteger();
  private final RequestLog log = new RequestLog();

  private ScriptedChatModel(List<Function<ChatRequest, ChatResponse>> script) {
    this.script = List.copyOf(script);
  }

  /** Begins a script. */
  public static Builder script() {
    return new Builder();
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    log.add(request);
    int step = next.getAndIncrement();
    if (step >= script.size()) {
      throw new IllegalStateException(
          "the script holds " + script.size() + " answers and was asked for one more");
    }
    return script.get(step).apply(request);
  }

  /** The requests so far, oldest first. */
  public List<ChatRequest> requests() {
    return log.requests();
  }

  /** The tool calls in the requests that do not have exactly one result; empty if all have. */
  public List<String> danglingToolCalls() {
    return log.danglingToolCalls();
  }

  /** Writes a script. Not safe for use by many threads. */
  public static final class Builder {
    private final List<Function<ChatRequest, ChatResponse>> script = new ArrayList<>();

    private Builder() {}

    /** Then it writes a text. */
    public Builder says(String text) {
      return answers(request -> AiMessage.from(text));
    }

    /** Then it calls a tool. */
    public Builder calls(String id, String tool, String arguments) {
      return answers(request -> AiMessage.from(Responses.call(id, tool, arguments)));
    }

    /** Then it calls several tools at once. */
    public Builder calls(ToolExecutionRequest... calls) {
      List<ToolExecutionRequest> all = List.of(calls);
      return answers(request -> AiMessage.from(all));
    }

    /** Then it answers as the function says. */
    public Builder answers(Function<ChatRequest, AiMessage> answer) {
      script.add(request -> Responses.of(answer.apply(request)));
      return this;
    }

    /** Then it throws. */
    public Builder fails(RuntimeException failure) {
      script.add(
          request -> {
            throw failure;
          });
      return this;
    }

    /** Then it does not return until its thread is interrupted. */
    public Builder hangs() {
      script.add(request -> Responses.never());
      return this;
    }

    /** Makes the model. */
    public ScriptedChatModel build() {
      return new ScriptedChatModel(script);
    }
  }
}
