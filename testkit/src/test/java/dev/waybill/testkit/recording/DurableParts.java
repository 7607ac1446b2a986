// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.action.Act;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.ConsentStore;
import dev.waybill.agent.AgentParts;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.policy.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes everything that an agent writes outlive the process: each call that changes something is
 * appended to a file, and a process that begins makes the calls of the file again. A call is
 * answered only after it is in the file.
 */
final class DurableParts {

  private static final Set<String> CHANGES =
      Set.of(
          "perform", "reserve", "commit", "release", "intend", "done", "failed", "unknown",
          "settled", "ask", "confirm", "approve", "use", "append");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Codec codec = new Codec();
  private final Runnable beforeEachStep;
  private final Runnable afterEachStep;
  private final List<JsonNode> before;

  /**
   * Opens the file.
   *
   * @param file where the calls are kept
   * @param afterEachStep done after every call of any part, durable or not
   */
  DurableParts(Path file, Runnable afterEachStep) {
    this(file, () -> {}, afterEachStep);
  }

  /** The same, with something done before every call as well. */
  DurableParts(Path file, Runnable beforeEachStep, Runnable afterEachStep) {
    this.file = file;
    this.beforeEachStep = beforeEachStep;
    this.afterEachStep = afterEachStep;
    this.before = read(file);
  }

  static List<JsonNode> read(Path file) {
    List<JsonNode> calls = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          calls.add(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return calls;
  }

  /** How often an action was really done, by any process. */
  static long performed(Path file, String action) {
    return read(file).stream()
        .filter(call -> call.get("part").textValue().equals("act." + action))
        .count();
  }

  /** The same parts, durable. */
  AgentParts over(AgentParts parts) {
    Map<String, Act> acts = new LinkedHashMap<>();
    parts.acts().forEach((name, act) -> acts.put(name, over(Act.class, "act." + name, act)));
    return new AgentParts(
        parts.sources(),
        parts.policyContext(),
        parts.codes(),
        parts.model(),
        parts.takeover(),
        parts.policy(),
        acts,
        parts.completions(),
        over(Ledger.class, "ledger", parts.ledger()),
        over(ActionJournal.class, "journal", parts.journal()),
        over(ConsentStore.class, "consents", parts.consents()),
        over(ConversationStore.class, "store", parts.store()),
        parts.norms(),
        parts.budget(),
        parts.shopZone(),
        parts.clock(),
        parts.executor(),
        parts.listeners());
  }

  private <T> T over(Class<T> port, String name, T part) {
    before.stream()
        .filter(call -> call.get("part").textValue().equals(name))
        .forEach(call -> again(port, part, call));
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              beforeEachStep.run();
              Object result = made(part, method, arguments);
              if (CHANGES.contains(method.getName())) {
                append(name, method, arguments);
              }
              afterEachStep.run();
              return result;
            }));
  }

  private static Object made(Object part, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(part, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void again(Class<?> port, Object part, JsonNode call) {
    for (Method method : port.getMethods()) {
      if (method.getName().equals(call.get("call").textValue())) {
        Type[] types = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
          arguments[i] = codec.read(types[i], call.get("with").get(i), "with." + i);
        }
        try {
          made(part, method, arguments);
        } catch (Throwable e) {
          throw new AssertionError("a call that was made cannot be made again", e);
        }
      }
    }
  }

  private synchronized void append(String name, Method method, Object[] arguments) {
    ObjectNode call = JSON.createObjectNode().put("part", name).put("call", method.getName());
    Type[] types = method.getGenericParameterTypes();
    for (int i = 0; i < types.length; i++) {
      call.withArray("with").add(codec.write(types[i], arguments[i]));
    }
    try {
      Files.writeString(file, call + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
