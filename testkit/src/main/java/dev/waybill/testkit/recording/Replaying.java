// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Approval;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.agent.AgentParts;
import dev.waybill.intent.Concern;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.recording.Recording.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One run of one recording. For one thread. */
final class Replaying {

  private final Recording recording;
  private final Evaluator policy;
  private final UnaryOperator<CommerceAgent.Builder> made;
  private final Player player = new Player();
  private final Tap tap = new Tap(player);
  private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
  private final Map<String, ActionResult> asked = new HashMap<>();
  private final InMemoryConsentStore consents = new InMemoryConsentStore();
  private @Nullable Header header;

  Replaying(Recording recording, Evaluator policy, UnaryOperator<CommerceAgent.Builder> made) {
    this.recording = recording;
    this.policy = policy;
    this.made = made;
  }

  Replay run() {
    try (CommerceAgent agent = agent()) {
      Header now =
          header == null ? new Header("", recording.policy(), recording.settings()) : header;
      boolean strict =
          now.waybill().equals(recording.waybill())
              && now.policy().digest().equals(recording.policy().digest());
      for (int i = 0; i < recording.steps().size(); i++) {
        Recording.Step then = recording.steps().get(i);
        int before = steps.size();
        Optional<Difference> difference =
            new Comparison(i + 1, then, step(agent, then), player.missing(), strict).first();
        if (difference.isPresent()) {
          return new Replay(recording, again(now), difference);
        }
        if (strict && hasOwnExceptions(then)) {
          steps.set(before, RecordingText.CODEC.write(Recording.Step.class, then));
        }
      }
      return new Replay(recording, again(now), Optional.empty());
    }
  }

  /** Whether it differs by the names of exceptions, which are replayed as what they extend. */
  private static boolean hasOwnExceptions(Recording.Step step) {
    return Calls.of(step).stream()
        .anyMatch(
            call ->
                call.answer() instanceof Recording.Threw threw
                    && !threw.exception().equals(threw.as()));
  }

  private Recording again(Header now) {
    List<Recording.Step> all = new ArrayList<>();
    steps.forEach(
        step ->
            all.add((Recording.Step) RecordingText.CODEC.read(Recording.Step.class, step, "step")));
    return now.recording(recording.conversation(), all);
  }

  /** Does a step again; null if nothing came of it. */
  private Recording.@Nullable Step step(CommerceAgent agent, Recording.Step then) {
    int before = steps.size();
    player.begin(
        Calls.lanes(then),
        then instanceof Recording.Message message ? message.loaded() : List.of());
    if (then instanceof Recording.Message message) {
      agent.handle(message.message());
    } else if (then instanceof Recording.Action action) {
      ActionResult result = agent.gate().request(action.request());
      if (action.seal() != null) {
        asked.put(action.seal(), result);
      }
    } else if (then instanceof Recording.Asked question) {
      ask(agent, question);
    } else if (then instanceof Recording.Approved approved) {
      agent.gate().approve(bound(approved.approval()));
    }
    boolean interrupted = Thread.interrupted();
    if (interrupted && !wasInterrupted(then)) {
      Thread.currentThread().interrupt();
    }
    return steps.size() == before
        ? null
        : (Recording.Step)
            RecordingText.CODEC.read(Recording.Step.class, steps.get(before), "step");
  }

  private static boolean wasInterrupted(Recording.Step step) {
    return Calls.lanes(step).stream()
        .anyMatch(lane -> lane.ended() == Recording.Ending.INTERRUPTED);
  }

  /** The question is bound to what is decided now. */
  private void ask(CommerceAgent agent, Recording.Asked question) {
    ActionResult result = asked.get(question.question().seal());
    if (result instanceof ActionResult.NeedsConfirmation needed) {
      agent.gate().asked(needed);
    } else {
      consents.ask(question.question());
      steps.add(RecordingText.CODEC.write(Recording.Step.class, question));
    }
  }

  /** The approval is bound to what is decided now. */
  private Approval bound(Approval then) {
    ActionResult result = asked.get(then.seal());
    String seal = result == null ? null : Taping.seal(result);
    return new Approval(
        then.reference(),
        then.conversationId(),
        seal == null ? then.seal() : seal,
        then.role(),
        then.approver(),
        then.givenAt(),
        then.expiresAt());
  }

  private CommerceAgent agent() {
    Settings settings = recording.settings();
    Clock clock = VirtualClock.at(Instant.EPOCH);
    CommerceAgent.Builder builder =
        CommerceAgent.builder()
            .orders(NotRecorded.orders())
            .parcels(NotRecorded.parcels())
            .policy(policy)
            .ledger(new InMemoryLedger())
            .journal(new InMemoryActionJournal())
            .consents(consents)
            .conversationStore(new ReplayedStore(recording.conversation(), player))
            .transitNorms(settings.norms())
            .budget(settings.budget())
            .shopZone(settings.shopZone())
            .clock(clock)
            .executor(new AtOnce());
    NotRecorded.systems(settings.systems(), builder);
    settings.words().forEach((concern, words) -> builder.wordsFor(Concern.valueOf(concern), words));
    String contact = settings.contact();
    if (contact != null) {
      builder.contact(contact);
    }
    if (settings.model()) {
      builder.model(NotRecorded.model());
    }
    if (settings.desk()) {
      builder.handoffDesk(NotRecorded.desk());
    }
    for (String action : settings.acts()) {
      if (policy.policy().vocabulary().actions().containsKey(action)) {
        builder.act(action, NotRecorded.act(clock));
      }
    }
    settings.completions().forEach(name -> builder.completion(name, UnaryOperator.identity()));
    return made.apply(builder).intercept(this::tapped).build();
  }

  private AgentParts tapped(AgentParts parts) {
    CheckedPolicy used = parts.policy().policy();
    boolean isRecorded = used.digest().equals(recording.policy().digest());
    header = Header.of(parts, isRecorded ? recording.policy() : Header.policy(used));
    return Taping.of(
        parts, tap, (conversation, step) -> Steps.add(steps, step, UnaryOperator.identity()));
  }

  /** Runs a task where it is submitted. */
  private static final class AtOnce extends AbstractExecutorService {
    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
