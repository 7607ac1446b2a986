// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/**
 * An honest model: it greets, and says the plain answer with all its references. Shows that a text
 * of a model does leave. Safe for use by many threads.
 */
public final class OracleModel implements ChatModel {

  private final RequestLog log = new RequestLog();

  /** Makes the model. */
  public OracleModel() {}

  @Override
  public ChatResponse doChat(ChatRequest request) {
    log.add(request);
    return Responses.text("Hello. " + new Briefing(request).plainAnswer());
  }

  /** The requests so far, oldest first. */
  public List<ChatRequest> requests() {
    return log.requests();
  }
}
