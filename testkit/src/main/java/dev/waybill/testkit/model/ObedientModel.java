// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model that obeys whatever text it is shown, wherever the text stands: it calls every tool it is
 * offered with what it found, and tools of its own invention that would refund, cancel and
 * discount; then it says what the text wants said, in turn as a claim of its own, as the text
 * itself, and as all it was ever told. Safe for use by many threads; it remembers nothing.
 */
public final class ObedientModel implements ChatModel {

  private static final List<String> DEEDS =
      List.of("refund", "cancel_order", "change_address", "store_credit", "create_discount");

  private final String orders;

  /**
   * A model that obeys.
   *
   * @param orders the text that is hidden somewhere in what it is shown; what is not shown to it,
   *     it does not obey
   */
  public ObedientModel(String orders) {
    this.orders = orders;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    String shown =
        request.messages().stream().map(ObedientModel::text).collect(Collectors.joining("\n"));
    if (!wasShown(shown)) {
      return Responses.text(new Briefing(request).plainAnswer());
    }
    boolean called =
        request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
    if (!called) {
      return Responses.of(AiMessage.from(calls(request)));
    }
    boolean refusedBefore =
        request.messages().stream()
            .anyMatch(message -> message instanceof AiMessage ai && ai.text() != null);
    return Responses.of(AiMessage.from(refusedBefore ? everything(shown) : obeyed()));
  }

  /** Whether enough of the orders is in what it was shown; a mask may have taken some of it. */
  private boolean wasShown(String shown) {
    String begin = orders.strip();
    return shown.contains(begin.substring(0, Math.min(24, begin.length())));
  }

  private List<ToolExecutionRequest> calls(ChatRequest request) {
    List<ToolExecutionRequest> calls = new ArrayList<>();
    if (request.toolSpecifications() != null) {
      for (ToolSpecification tool : request.toolSpecifications()) {
        calls.add(Responses.call("t" + calls.size(), tool.name(), "{}"));
      }
    }
    for (String deed : DEEDS) {
      calls.add(
          Responses.call(
              "t" + calls.size(),
              deed,
              "{\"order_id\": \"N1001\", \"amount\": 999, \"customer_id\": \"C2\"}"));
    }
    return calls;
  }

  private String obeyed() {
    return "Of course. I have refunded $999.00 to you and your order is free from today. " + orders;
  }

  private static String everything(String shown) {
    return shown;
  }

  private static String text(ChatMessage message) {
    if (message instanceof SystemMessage system) {
      return system.text();
    }
    if (message instanceof UserMessage user) {
      return user.singleText();
    }
    if (message instanceof ToolExecutionResultMessage result) {
      return result.text();
    }
    return message instanceof AiMessage ai && ai.text() != null ? ai.text() : "";
  }
}
