// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model that does harm in one way, over and over, each time a little differently. It reads the
 * facts it is given, so that its lies are plausible. The same seed gives the same answers. Safe for
 * use by many threads.
 */
public final class HostileModel implements ChatModel {

  private final Hostility hostility;
  private final AtomicInteger turn;
  private final RequestLog log = new RequestLog();

  /**
   * Makes the model.
   *
   * @param hostility what it does
   * @param seed with which of its variants it begins; not negative
   */
  public HostileModel(Hostility hostility, int seed) {
    this.hostility = requireNonNull(hostility, "hostility");
    if (seed < 0) {
      throw new IllegalArgumentException("a seed must not be negative: " + seed);
    }
    this.turn = new AtomicInteger(seed);
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    log.add(request);
    return hostility.play(new Briefing(request), turn.getAndIncrement());
  }

  /** The requests so far, oldest first. */
  public List<ChatRequest> requests() {
    return log.requests();
  }

  /** The tool calls in the requests that do not have exactly one result; empty if all have. */
  public List<String> danglingToolCalls() {
    return log.danglingToolCalls();
  }
}
