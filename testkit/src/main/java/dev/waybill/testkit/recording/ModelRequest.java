// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model was asked, as a fingerprint: messages and tools, word for word. */
final class ModelRequest {

  private final MessageDigest digest;

  private ModelRequest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String fingerprint(ChatRequest request) {
    ModelRequest print = new ModelRequest();
    request.messages().forEach(print::message);
    List<ToolSpecification> tools = request.toolSpecifications();
    if (tools != null) {
      tools.forEach(print::tool);
    }
    print.add(String.valueOf(request.toolChoice()));
    return HexFormat.of().formatHex(print.digest.digest());
  }

  private void message(ChatMessage message) {
    add(message.type().name());
    if (message instanceof SystemMessage system) {
      add(system.text());
    } else if (message instanceof UserMessage user && user.hasSingleText()) {
      add(user.singleText());
    } else if (message instanceof AiMessage written) {
      add(written.text());
      for (ToolExecutionRequest call : written.toolExecutionRequests()) {
        add(call.id());
        add(call.name());
        add(call.arguments());
      }
    } else if (message instanceof ToolExecutionResultMessage result) {
      add(result.id());
      add(result.toolName());
      add(result.text());
    } else {
      add(message.toString());
    }
  }

  private void tool(ToolSpecification tool) {
    add(tool.name());
    add(tool.description());
    add(String.valueOf(tool.parameters()));
  }

  /** Length first, so that no two lists of texts give the same bytes. */
  private void add(@Nullable String text) {
    byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
