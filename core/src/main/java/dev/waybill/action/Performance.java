// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionJournal.Entry;
import dev.waybill.action.ActionJournal.State;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.decide.Charges;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what was decided, once: intended in the journal, reserved in the ledger, done, written down,
 * committed. The journal comes first on the way in and the ledger last on the way out, so that at
 * any line the journal's entry, together with what the system of record says, tells what is left to
 * do.
 */
final class Performance {

  private static final Logger log = LoggerFactory.getLogger(Performance.class);

  private final Judge judge;
  private final Map<String, Act> acts;
  private final Ledger ledger;
  private final ActionJournal journal;
  private final Clock clock;
  private final ExecutorService executor;
  private final Duration patience;
  private final Supplier<Stage> stage;

  Performance(GateParts parts, Supplier<Stage> stage) {
    this.stage = stage;
    this.judge = parts.judge();
    this.acts = parts.acts();
    this.ledger = parts.ledger();
    this.journal = parts.journal();
    this.clock = parts.clock();
    this.executor = parts.executor();
    this.patience = parts.patience();
  }

  /**
   * What is to be done.
   *
   * @param request what was asked for
   * @param judged the request as it was decided
   * @param fingerprint what the key stands for
   * @param approved the roles that have approved it
   */
  record Order(
      ActionRequest request, Hearing.Judged judged, String fingerprint, List<String> approved) {

    /** The arguments exactly as they were decided. */
    Map<String, Value> arguments() {
      Map<String, Value> values = new TreeMap<>();
      judged.request().arguments().forEach((name, argument) -> values.put(name, argument.value()));
      return values;
    }
  }

  boolean canDo(String action) {
    return acts.containsKey(action);
  }

  /** What a key was used for before, if it settles the matter. Throws nothing. */
  Optional<ActionResult> earlier(String key, String fingerprint) {
    try {
      return read(key, fingerprint);
    } catch (RuntimeException e) {
      log.warn("the journal does not answer: {}", e.getClass().getName());
      return Optional.of(new ActionResult.Unknown(key, "the journal does not answer"));
    }
  }

  private Optional<ActionResult> read(String key, String fingerprint) {
    Optional<Entry> found = journal.find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!found.get().fingerprint().equals(fingerprint)) {
      return Optional.of(new ActionResult.Failed("the key stands for another action"));
    }
    Entry entry = cleared(found.get());
    return switch (entry.state()) {
      case DONE -> Optional.of(new ActionResult.Done(requireNonNull(entry.receipt()), null));
      case FAILED ->
          entry.settled()
              ? Optional.empty()
              : Optional.of(new ActionResult.Failed("the ledger does not answer"));
      case INTENDED -> Optional.of(new ActionResult.Unknown(key, "it is being done"));
      case UNKNOWN ->
          Optional.of(new ActionResult.Unknown(key, "the system of record cannot tell"));
    };
  }

  List<Entry> open() {
    return journal.open();
  }

  /** Whether an entry is, or could be, settled. */
  boolean isSettled(Entry entry) {
    try {
      return journal.find(entry.key()).map(this::cleared).map(Entry::settled).orElse(true);
    } catch (RuntimeException e) {
      log.warn("an action could not be settled: {}", e.getClass().getName());
      return false;
    }
  }

  /** The entry after what can be found out was found out, and the ledger told. */
  private Entry cleared(Entry entry) {
    Entry known = entry;
    if (entry.state() == State.UNKNOWN
        || (entry.state() == State.INTENDED && !clock.instant().isBefore(entry.due()))) {
      known = reconciled(entry);
    }
    boolean closed = known.state() == State.DONE || known.state() == State.FAILED;
    return closed && !known.settled() && settle(known.key(), known.state())
        ? known.settle()
        : known;
  }

  private Entry reconciled(Entry entry) {
    Act act = acts.get(entry.action());
    if (act == null) {
      return entry;
    }
    Deadline deadline = Deadline.in(patience, clock.instant());
    Attempt<Act.Finding> attempt =
        Attempt.at(() -> act.reconcile(entry.key(), deadline), deadline, clock, executor);
    Act.Finding finding = attempt.value();
    if (finding == null) {
      return entry;
    }
    return finding.fold(
        receipt -> {
          journal.done(entry.key(), receipt);
          return entry.to(State.DONE, receipt);
        },
        () -> {
          journal.failed(entry.key());
          return entry.to(State.FAILED, null);
        },
        () -> entry);
  }

  /** Does it; empty if a limit does not let it through, and nothing is done. */
  Optional<ActionResult> of(Order order) {
    ActionRequest request = order.request();
    String key = request.key();
    Instant now = clock.instant();
    Deadline deadline = Deadline.in(patience, now);
    Entry intended =
        Entry.intended(
            key,
            request.dialogue().conversationId(),
            request.action(),
            order.fingerprint(),
            deadline.at());
    try {
      if (!journal.intend(intended)) {
        return Optional.of(
            earlier(key, order.fingerprint())
                .orElseGet(() -> new ActionResult.Failed("another process tried it just now")));
      }
    } catch (RuntimeException e) {
      return Optional.of(failed("the journal does not answer", e));
    }
    try {
      Charges charges = judge.charges(order.judged().request(), ledger, key, order.approved());
      if (ledger.reserve(charges.entry(), charges.limits())
          instanceof Ledger.Reservation.Exceeded) {
        close(key, State.FAILED);
        return Optional.empty();
      }
    } catch (RuntimeException e) {
      close(key, State.FAILED);
      return Optional.of(failed("the ledger does not answer", e));
    }
    return Optional.of(perform(order, deadline));
  }

  private ActionResult perform(Order order, Deadline deadline) {
    ActionRequest request = order.request();
    String key = request.key();
    Act act = requireNonNull(acts.get(request.action()));
    Stage now = stage.get();
    if (!now.permits(request.action())) {
      close(key, State.FAILED);
      return new ActionResult.Held(order.judged().decision(), now);
    }
    Attempt<Receipt> attempt =
        Attempt.at(() -> act.perform(order.arguments(), key, deadline), deadline, clock, executor);
    Receipt receipt = attempt.value();
    if (receipt != null) {
      written(() -> journal.done(key, receipt), key, State.DONE);
      return new ActionResult.Done(receipt, order.judged().decision());
    }
    if (attempt.notBegun() || attempt.thrown() instanceof NotDoneException) {
      close(key, State.FAILED);
      return new ActionResult.Failed(attempt.reason());
    }
    try {
      journal.unknown(key);
    } catch (RuntimeException e) {
      log.warn("an unknown outcome stays written down as intended: {}", e.getClass().getName());
    }
    return new ActionResult.Unknown(key, attempt.reason());
  }

  private void close(String key, State state) {
    written(() -> journal.failed(key), key, state);
  }

  /** What cannot be written down now is found out, and written down, the next time. */
  private void written(Runnable write, String key, State state) {
    try {
      write.run();
      settle(key, state);
    } catch (RuntimeException e) {
      log.warn("an action could not be written down as {}: {}", state, e.getClass().getName());
    }
  }

  private boolean settle(String key, State state) {
    try {
      if (state == State.DONE) {
        ledger.commit(key);
      } else {
        ledger.release(key);
      }
      journal.settled(key);
      return true;
    } catch (RuntimeException e) {
      log.warn("an action that is {} could not be settled: {}", state, e.getClass().getName());
      return false;
    }
  }

  private static ActionResult failed(String reason, RuntimeException e) {
    log.warn("{}: {}", reason, e.getClass().getName());
    return new ActionResult.Failed(reason);
  }
}
