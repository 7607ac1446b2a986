// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionResult;
import dev.waybill.agent.AgentParts;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Channel;
import dev.waybill.handoff.HandoffPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to customers first. Feed it with what happens ({@link #take}), and call {@link #due} from
 * time to time: it starts no threads. An event is no more than a reason to look; what is written is
 * read anew when it is written, so the order in which events come, and how often, makes no
 * difference.
 *
 * <p>An estimate must have settled; a newer event of a matter replaces an older one; what was said
 * once is not said again, also after a restart and from two processes, as every message goes
 * through the gate under its own key. Nobody is written to at night, without their consent, or
 * while a person works on the case.
 *
 * <p>Safe for use by many threads.
 */
public final class Outreach {

  private static final Logger log = LoggerFactory.getLogger(Outreach.class);

  private final AgentParts parts;
  private final Audience audience;
  private final OutreachStore store;
  private final OutreachRules rules;
  private final Sending sending;

  /**
   * An event and what became of it.
   *
   * @param event the event
   * @param result what became of it
   */
  public record Handled(Event event, OutreachResult result) {
    public Handled {
      requireNonNull(event, "event");
      requireNonNull(result, "result");
    }
  }

  /**
   * Makes it; {@link dev.waybill.CommerceAgent#outreach} is the usual way.
   *
   * @param parts what the agent is made of
   * @param gate the only way to a side effect
   * @param desk passes a case to people, through the gate
   * @param audience whom the shop may write to
   * @param store what waits and what was said
   * @param rules how the merchant wants to write
   */
  public Outreach(
      AgentParts parts,
      ActionGate gate,
      Function<HandoffPacket, ActionResult> desk,
      Audience audience,
      OutreachStore store,
      OutreachRules rules) {
    this.parts = requireNonNull(parts, "parts");
    this.audience = requireNonNull(audience, "audience");
    this.store = requireNonNull(store, "store");
    this.rules = requireNonNull(rules, "rules");
    this.sending = new Sending(parts, gate, desk);
  }

  /**
   * Takes up an event. What is due at once is dealt with at once.
   *
   * @param event what happened
   * @return what became of it, or when it is looked at
   */
  public synchronized OutreachResult take(Event event) {
    String slot = event.slot();
    boolean old =
        store.dealt(slot).filter(dealt -> !event.at().isAfter(dealt.at())).isPresent()
            || store
                .pending(slot)
                .filter(pending -> event.at().isBefore(pending.event().at()))
                .isPresent();
    if (old) {
      return new OutreachResult.Suppressed(Suppression.SUPERSEDED);
    }
    Duration wait = event.kind() == Event.Kind.ETA_CHANGED ? rules.settle() : Duration.ZERO;
    OutreachStore.Pending pending = new OutreachStore.Pending(event, event.at().plus(wait));
    store.keep(slot, pending);
    return pending.due().isAfter(parts.clock().instant())
        ? new OutreachResult.Scheduled(pending.due())
        : deal(pending);
  }

  /** Deals with everything that is due. */
  public synchronized List<Handled> due() {
    Instant now = parts.clock().instant();
    List<Handled> handled = new ArrayList<>();
    for (OutreachStore.Pending pending : store.pending()) {
      if (!pending.due().isAfter(now)) {
        handled.add(new Handled(pending.event(), deal(pending)));
      }
    }
    return handled;
  }

  /** When the next thing is due; empty if nothing waits. */
  public Optional<Instant> next() {
    return store.pending().stream().map(OutreachStore.Pending::due).min(Instant::compareTo);
  }

  private OutreachResult deal(OutreachStore.Pending pending) {
    OutreachResult result;
    Event event = pending.event();
    try {
      result = look(event);
    } catch (Look.NotReadableException e) {
      log.info("an event waits: {} could not be read", e.getMessage());
      result = new OutreachResult.Scheduled(later());
    }
    if (result instanceof OutreachResult.Scheduled scheduled) {
      store.keep(event.slot(), new OutreachStore.Pending(event, scheduled.at()));
    } else {
      store.drop(event.slot());
      if (store.dealt(event.slot()).filter(dealt -> dealt.at().equals(event.at())).isEmpty()) {
        store.dealt(
            event.slot(),
            new OutreachStore.Dealt(
                event.at(), store.dealt(event.slot()).map(OutreachStore.Dealt::told).orElse(null)));
      }
    }
    return result;
  }

  private Instant later() {
    return parts.clock().instant().plus(rules.retryAfter());
  }

  private OutreachResult look(Event event) {
    Instant now = parts.clock().instant();
    if (event.kind().isMarketing() && !isEarned(event, now)) {
      return new OutreachResult.Suppressed(Suppression.NO_EARNED_CONTEXT);
    }
    Lookup<Recipient> read =
        audience.recipient(event.customerId(), Deadline.in(parts.budget().reads(), now));
    Recipient recipient =
        read.fold(
            Lookup.Found::value,
            failure -> {
              if (failure.kind().isOutage()) {
                throw new Look.NotReadableException("the audience");
              }
              return null;
            });
    boolean isWritten = event.kind() != Event.Kind.SEARCH_DUE;
    if (recipient == null) {
      return new OutreachResult.Suppressed(Suppression.NO_CONSENT);
    }
    if (isWritten && !(event.kind().isMarketing() ? recipient.marketing() : recipient.service())) {
      return new OutreachResult.Suppressed(Suppression.NO_CONSENT);
    }
    Look look = new Look(parts, rules, event, recipient);
    Message.Found found =
        look.message(store.dealt(event.slot()).map(OutreachStore.Dealt::told).orElse(null));
    Message message = found.message();
    if (message == null) {
      return new OutreachResult.Suppressed(requireNonNull(found.why()));
    }
    Optional<ServiceCase> open = Cases.inTheWay(parts, event);
    if (open.isPresent()) {
      sending.note(event, recipient, open.get().id(), message.note());
      return new OutreachResult.Suppressed(Suppression.CASE_OPEN);
    }
    return isWritten
        ? send(event, recipient, look, message, now)
        : sending.search(event, recipient, look, later());
  }

  /** The customer asked for it, in words that are on record. */
  private boolean isEarned(Event event, Instant now) {
    String wish = event.wishId();
    return event.kind() == Event.Kind.BACK_IN_STOCK
        && wish != null
        && audience
            .wish(event.customerId(), wish, Deadline.in(parts.budget().reads(), now))
            .fold(
                found -> !found.value().isAfter(now),
                failure -> {
                  if (failure.kind().isOutage()) {
                    throw new Look.NotReadableException("the customer's words");
                  }
                  return false;
                });
  }

  private OutreachResult send(
      Event event, Recipient recipient, Look look, Message message, Instant now) {
    String key = key(event, message);
    if (store.isSent(key)) {
      return new OutreachResult.Suppressed(Suppression.ALREADY_SENT);
    }
    Instant awake = rules.awake(now, recipient.zone());
    if (awake.isAfter(now)) {
      return new OutreachResult.Scheduled(awake);
    }
    boolean free = takesFreeText(recipient, now);
    if (!free && !rules.templates().contains(event.kind())) {
      return new OutreachResult.Suppressed(Suppression.NO_TEMPLATE);
    }
    OutreachResult result = sending.send(event, recipient, look, message, key, free, later());
    if (result instanceof OutreachResult.Sent) {
      store.sent(key);
      store.dealt(event.slot(), new OutreachStore.Dealt(event.at(), message.told()));
      if (message.keepBy() != null) {
        Event reminder = event.searchDue();
        store.keep(reminder.slot(), new OutreachStore.Pending(reminder, message.keepBy()));
      }
    }
    return event.kind() == Event.Kind.CLAIM_OVERDUE && !(result instanceof OutreachResult.Scheduled)
        ? sending.handOver(event, recipient, look, result)
        : result;
  }

  private boolean takesFreeText(Recipient recipient, Instant now) {
    Instant last = recipient.lastWroteAt();
    return recipient.channel() != Channel.WHATSAPP
        || (last != null && Duration.between(last, now).compareTo(rules.replyWindow()) < 0);
  }

  /** What makes it this message and no other. */
  private static String key(Event event, Message message) {
    List<String> of = new ArrayList<>();
    if (event.orderNumber() != null) {
      of.add(event.orderNumber());
    }
    of.add(event.subject());
    of.add(message.notification());
    of.add(message.detail());
    return String.join(":", of);
  }
}
