// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.Approval;
import dev.waybill.action.Question;
import dev.waybill.agent.Budget;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.playbook.TransitNorms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it happened, with everything that came from outside: what the customer wrote,
 * what systems and model answered, when, and what the agent made of it. Immutable.
 *
 * <p>The JSON has the fields of these records, in their order; what is null or empty is left out; a
 * sealed type has a {@code type}. It holds what customers wrote and what systems know of them:
 * personal data, to be kept and deleted like the conversations themselves.
 *
 * @param format the version of the format, {@link #FORMAT}
 * @param waybill the version of Waybill that wrote it; {@code development} if it is not known
 * @param conversation the conversation, by the host's identifier
 * @param policy the policy it was held under
 * @param settings what else the agent was set to
 * @param steps what happened, in order
 */
public record Recording(
    int format,
    String waybill,
    String conversation,
    PolicyText policy,
    Settings settings,
    List<Step> steps) {

  /** The format this version reads and writes. */
  public static final int FORMAT = 1;

  public Recording {
    requireNonNull(waybill, "waybill");
    requireNonNull(conversation, "conversation");
    requireNonNull(policy, "policy");
    requireNonNull(settings, "settings");
    steps = List.copyOf(steps);
  }

  /**
   * Reads a recording.
   *
   * @param json the text of the file
   * @return the recording
   * @throws RecordingException if it is no recording, is cut off, has a field this version does not
   *     know, or is of another format
   */
  public static Recording of(String json) {
    return RecordingText.read(json);
  }

  /**
   * Reads a recording.
   *
   * @param file the file
   * @return the recording
   * @throws IOException if the file cannot be read
   * @throws RecordingException as {@link #of(String)}
   */
  public static Recording read(Path file) throws IOException {
    return RecordingText.read(file);
  }

  /** The text of the file: the same bytes for equal recordings, on every system. */
  public String json() {
    return RecordingText.write(this);
  }

  /** Personal data stays out of logs: what was said is not shown. */
  @Override
  public String toString() {
    return "Recording[" + conversation + ", " + steps.size() + " steps]";
  }

  /**
   * A policy.
   *
   * @param name its name
   * @param version its version; empty if it has none
   * @param digest its SHA-256
   * @param text its text, or null if it includes files or uses a vocabulary of its own, so that the
   *     text alone is not enough
   */
  public record PolicyText(String name, String version, String digest, @Nullable String text) {
    public PolicyText {
      requireNonNull(name, "name");
      requireNonNull(version, "version");
      requireNonNull(digest, "digest");
    }
  }

  /**
   * What an agent was set to.
   *
   * @param shopZone the zone of the shop's own days
   * @param budget what a turn may spend
   * @param norms what is normal on the way to a customer
   * @param systems what else it reads or writes, by its own names: {@code catalog}, {@code
   *     inventory}, {@code customers}, {@code helpCenter}, {@code carts}, {@code cases}, {@code
   *     context}, {@code codes}, {@code outbox}
   * @param model whether it has a model
   * @param desk whether it has a hand-off desk
   * @param acts the actions that somebody does, without the hand-off
   * @param completions the arguments the host completes
   * @param contact how else to reach the shop, or null
   * @param words the merchant's own words, by concern
   */
  public record Settings(
      ZoneId shopZone,
      Budget budget,
      TransitNorms norms,
      List<String> systems,
      boolean model,
      boolean desk,
      List<String> acts,
      List<String> completions,
      @Nullable String contact,
      Map<String, String> words) {
    public Settings {
      requireNonNull(shopZone, "shopZone");
      requireNonNull(budget, "budget");
      requireNonNull(norms, "norms");
      systems = List.copyOf(systems);
      words = Map.copyOf(words);
      acts = List.copyOf(acts);
      completions = List.copyOf(completions);
    }
  }

  /** Something that happened. */
  public sealed interface Step {}

  /**
   * A message was answered.
   *
   * @param message what the customer wrote
   * @param version at which version of the conversation it was answered
   * @param loaded what the store held, if that does not follow from the steps before
   * @param lanes what came from outside
   * @param reply the reply
   * @param memory what the conversation carries on; null if the turn was not appended
   */
  public record Message(
      CustomerMessage message,
      long version,
      List<Conversation> loaded,
      List<Lane> lanes,
      Reply reply,
      @Nullable Memory memory)
      implements Step {
    public Message {
      requireNonNull(message, "message");
      loaded = List.copyOf(loaded);
      lanes = List.copyOf(lanes);
      requireNonNull(reply, "reply");
    }
  }

  /**
   * The host asked the agent's gate for an action.
   *
   * @param request the request
   * @param lanes what came from outside
   * @param decided what became of it, and by which rules
   * @param seal what a yes or an approval is bound to; null if the decision asks for neither
   */
  public record Action(
      ActionRequest request, List<Lane> lanes, TurnTrace.Decided decided, @Nullable String seal)
      implements Step {
    public Action {
      requireNonNull(request, "request");
      lanes = List.copyOf(lanes);
      requireNonNull(decided, "decided");
    }
  }

  /** The host said that the customer is being asked. */
  public record Asked(Question question) implements Step {
    public Asked {
      requireNonNull(question, "question");
    }
  }

  /** A person approved. */
  public record Approved(Approval approval) implements Step {
    public Approved {
      requireNonNull(approval, "approval");
    }
  }

  /**
   * What came from outside while one task ran. The first lane of a step is the thread of the turn,
   * the others are the tasks it started, in order.
   *
   * @param clock the instants read; the last holds on
   * @param calls the calls, in order
   * @param ended how the wait for the task ended, if it was not with the task
   */
  public record Lane(List<Reading> clock, List<Call> calls, @Nullable Ending ended) {
    public Lane {
      clock = List.copyOf(clock);
      calls = List.copyOf(calls);
    }
  }

  /** How the wait for a task ended. */
  public enum Ending {
    /** The executor did not take it. */
    REJECTED,
    /** It had not called anybody when the time was over. */
    TIMED_OUT,
    /** Whoever waited was interrupted. */
    INTERRUPTED
  }

  /**
   * An instant that was read from the clock.
   *
   * @param at the instant
   * @param times how often in a row
   */
  public record Reading(Instant at, int times) {
    public Reading {
      requireNonNull(at, "at");
      if (times < 1) {
        throw new IllegalArgumentException("times must be at least 1");
      }
    }
  }

  /**
   * A call to somebody outside.
   *
   * @param system whom and what, for example {@code orders.byNumber}
   * @param subject what for; two calls with the same system and subject are the same call
   * @param input what else was given, where it is an effect
   * @param answer what came back
   */
  public record Call(String system, List<String> subject, @Nullable JsonNode input, Answer answer) {
    public Call {
      requireNonNull(system, "system");
      subject = List.copyOf(subject);
      requireNonNull(answer, "answer");
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Call[" + system + "]";
    }
  }

  /** What came back from a call. */
  public sealed interface Answer {}

  /**
   * An answer.
   *
   * @param value the answer, as the system gives it; null for nothing
   */
  public record Gave(@Nullable JsonNode value) implements Answer {}

  /**
   * An exception.
   *
   * @param exception the name of its class; its message is not kept
   * @param as the class it is replayed as: itself, or the nearest it extends that comes with Java,
   *     langchain4j or Waybill
   */
  public record Threw(String exception, String as) implements Answer {
    public Threw {
      requireNonNull(exception, "exception");
      requireNonNull(as, "as");
    }
  }

  /** No answer while somebody waited for it. */
  public record Silent() implements Answer {}
}
