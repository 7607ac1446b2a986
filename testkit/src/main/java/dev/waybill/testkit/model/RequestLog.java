// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Every request a model got. Providers refuse a conversation in which a tool call has no result, or
 * two; {@link #danglingToolCalls()} finds such calls. Safe for use by many threads.
 */
public final class RequestLog {

  private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();

  /** An empty log. */
  public RequestLog() {}

  /** Adds a request. */
  public void add(ChatRequest request) {
    requests.add(request);
  }

  /** The requests, oldest first. */
  public List<ChatRequest> requests() {
    return List.copyOf(requests);
  }

  /**
   * What is wrong with the tool calls in the requests: a call must be followed, before any other
   * message, by exactly one result of its own name and, if it has one, its own identifier.
   *
   * @return one sentence for each fault; empty if there is none
   */
  public List<String> danglingToolCalls() {
    return requests.stream().flatMap(request -> faults(request.messages()).stream()).toList();
  }

  private static List<String> faults(List<ChatMessage> messages) {
    List<String> faults = new ArrayList<>();
    int at = 0;
    while (at < messages.size()) {
      ChatMessage message = messages.get(at++);
      if (message instanceof ToolExecutionResultMessage result) {
        faults.add("a result of " + result.toolName() + " answers no call");
      } else if (message instanceof AiMessage written && written.hasToolExecutionRequests()) {
        List<ToolExecutionResultMessage> results = new ArrayList<>();
        while (at < messages.size()
            && messages.get(at) instanceof ToolExecutionResultMessage result) {
          results.add(result);
          at++;
        }
        faults.addAll(faults(written.toolExecutionRequests(), results));
      }
    }
    return faults;
  }

  private static List<String> faults(
      List<ToolExecutionRequest> calls, List<ToolExecutionResultMessage> results) {
    List<String> faults = new ArrayList<>();
    List<ToolExecutionResultMessage> unused = new ArrayList<>(results);
    for (ToolExecutionRequest call : calls) {
      boolean answered = false;
      for (ToolExecutionResultMessage result : List.copyOf(unused)) {
        if (!answered && answers(call, result)) {
          unused.remove(result);
          answered = true;
        }
      }
      if (!answered) {
        faults.add("the call " + call.id() + " of " + call.name() + " has no result");
      }
    }
    unused.forEach(result -> faults.add("a result of " + result.toolName() + " is one too many"));
    return faults;
  }

  private static boolean answers(ToolExecutionRequest call, ToolExecutionResultMessage result) {
    String name = call.name() == null ? "" : call.name();
    return name.equals(result.toolName()) && (call.id() == null || call.id().equals(result.id()));
  }
}
