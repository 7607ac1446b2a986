// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.action.Account;
import dev.waybill.action.Act;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.agent.AgentParts;
import dev.waybill.agent.TurnListener;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.recording.Recording.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts a tap between an agent and the world, and makes a step of every turn and request. */
final class Taping {

  private final Tap tap;
  private final Sink sink;
  private final Account account;

  private Taping(Tap tap, Sink sink, Account account) {
    this.tap = tap;
    this.sink = sink;
    this.account = account;
  }

  /** The parts of an agent whose every step goes to the sink. */
  static AgentParts of(AgentParts parts, Tap tap, Sink sink) {
    Systems systems = new Systems(tap);
    Effects effects = new Effects(tap);
    Books books = new Books(tap, sink);
    ChatModel model = parts.model();
    Map<String, Act> acts = new LinkedHashMap<>();
    parts.acts().forEach((action, act) -> acts.put(action, effects.act(action, act)));
    Map<String, UnaryOperator<Value>> completions = new LinkedHashMap<>();
    parts
        .completions()
        .forEach((name, live) -> completions.put(name, systems.completion(name, live)));
    Taping taping = new Taping(tap, sink, new Account(parts.policy().policy().vocabulary()));
    List<TurnListener> listeners = new ArrayList<>();
    listeners.add(taping.ends());
    listeners.addAll(parts.listeners());
    listeners.add(taping.begins());
    return new AgentParts(
        systems.sources(parts.sources()),
        new MoreSystems(tap).context(parts.policyContext()),
        new MoreSystems(tap).codes(parts.codes()),
        model == null ? null : systems.model(model),
        effects.takeover(parts.takeover()),
        parts.policy(),
        acts,
        completions,
        books.ledger(parts.ledger()),
        books.journal(parts.journal()),
        books.consents(parts.consents()),
        books.store(parts.store()),
        parts.norms(),
        parts.budget(),
        parts.shopZone(),
        tap.clock(parts.clock()),
        new TappedExecutor(parts.executor(), tap),
        listeners);
  }

  /** The last to hear that something begins: what other listeners do is not part of it. */
  private TurnListener begins() {
    return new TurnListener() {
      @Override
      public void onMessage(CustomerMessage message) {
        tap.log(new Scope(true).first());
      }

      @Override
      public void onRequest(ActionRequest request) {
        if (tap.log() == null) {
          tap.log(new Scope(false).first());
        }
      }
    };
  }

  /** The first to hear that something has ended. */
  private TurnListener ends() {
    return new TurnListener() {
      @Override
      public void onReply(CustomerMessage message, Reply reply) {
        ended(message, reply);
      }

      @Override
      public void onAction(ActionRequest request, ActionResult result) {
        ended(request, result);
      }
    };
  }

  private void ended(CustomerMessage message, Reply reply) {
    Scope scope = closed();
    if (scope == null) {
      return;
    }
    List<Lane> lanes = scope.close();
    if (lanes.get(0).calls().isEmpty()) {
      return; // The conversation was busy with another message: there was no turn.
    }
    List<Conversation> loads = scope.loads();
    long version = loads.isEmpty() ? -1 : loads.get(loads.size() - 1).version();
    sink.add(
        message.conversationId(),
        new Recording.Message(message, version, loads, lanes, reply, scope.memory()));
  }

  private void ended(ActionRequest request, ActionResult result) {
    Scope.Log log = tap.log();
    if (log == null || log.scope().isMessage()) {
      return;
    }
    tap.log(null);
    sink.add(
        request.dialogue().conversationId(),
        new Recording.Action(
            request, log.scope().close(), account.of(request, result), seal(result)));
  }

  private @Nullable Scope closed() {
    Scope.Log log = tap.log();
    tap.log(null);
    return log == null ? null : log.scope();
  }

  /** What a yes or an approval is bound to, if one is asked for. */
  static @Nullable String seal(ActionResult result) {
    if (result instanceof ActionResult.NeedsConfirmation needed) {
      return needed.question().seal();
    }
    return result instanceof ActionResult.NeedsApproval needed ? needed.seal() : null;
  }
}
