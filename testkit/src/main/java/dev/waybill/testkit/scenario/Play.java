// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.Unknown;
import dev.waybill.handoff.HandoffPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario as it was played. Immutable.
 *
 * @param scenario the scenario
 * @param replies what the agent said, one for each of the customer's messages to it; a message that
 *     was delivered again adds none unless it was answered otherwise
 * @param handoffs what the desk was handed
 * @param refusedHandoffs how often the desk did not take a case
 * @param unserved the parts of the scenario that nothing serves yet
 * @param course what else happened
 */
public record Play(
    Scenario scenario,
    List<Reply> replies,
    List<HandoffPacket> handoffs,
    int refusedHandoffs,
    List<String> unserved,
    Course course) {

  public Play {
    requireNonNull(scenario, "scenario");
    replies = List.copyOf(replies);
    handoffs = List.copyOf(handoffs);
    unserved = List.copyOf(unserved);
    requireNonNull(course, "course");
  }

  /** Every call that changed something in the world, or tried to, in order. */
  public List<Write> writes() {
    return course.writes();
  }

  /** Every action that was asked of the gate, in order, with its result. */
  public List<Requested> requests() {
    return course.requests();
  }

  /** The same with other replies. */
  Play withReplies(List<Reply> others) {
    return new Play(scenario, others, handoffs, refusedHandoffs, unserved, course);
  }

  /** The same with another course. */
  Play withCourse(Course other) {
    return new Play(scenario, replies, handoffs, refusedHandoffs, unserved, other);
  }

  /**
   * The last reply.
   *
   * @throws IndexOutOfBoundsException if nothing was said
   */
  Reply last() {
    return replies.get(replies.size() - 1);
  }

  /** The last reply, if there was one. */
  Optional<Reply> lastReply() {
    return replies.isEmpty() ? Optional.empty() : Optional.of(replies.get(replies.size() - 1));
  }

  /** The text of the last reply; empty if there was none. */
  String lastText() {
    return lastReply().map(Reply::text).orElse("");
  }

  /** The last reply before a line of the conversation, if there was one. */
  Optional<Reply> replyBefore(int line) {
    int count = line == 0 ? 0 : course.lastReply().get(line - 1);
    return count == 0 ? Optional.empty() : Optional.of(replies.get(count - 1));
  }

  /** All that the agent said: what it said first, then the replies. */
  List<Reply> said() {
    List<Reply> said = new ArrayList<>(course.unasked().messages());
    said.addAll(replies);
    return said;
  }

  /** All that was said to the customer, one reply after the other, then what the host showed. */
  String text() {
    List<String> texts = new ArrayList<>(said().stream().map(Reply::text).toList());
    texts.addAll(course.shown());
    return String.join("\n", texts);
  }

  /** The evidence that was cited, in order. */
  List<Evidence> cited() {
    return said().stream()
        .flatMap(
            reply ->
                reply.citations().stream()
                    .flatMap(
                        citation ->
                            reply.trace().evidence().stream()
                                .filter(fact -> fact.id().equals(citation.evidenceId()))))
        .toList();
  }

  /** All that was read or computed. */
  List<Evidence> evidence() {
    return said().stream().flatMap(reply -> reply.trace().evidence().stream()).toList();
  }

  /** What could not be found out. */
  List<Unknown> unknowns() {
    return said().stream()
        .flatMap(
            reply ->
                reply
                    .outcome()
                    .<Stream<Unknown>>fold(
                        answered -> answered.unknowns().stream(),
                        asked -> Stream.empty(),
                        handedOff -> handedOff.unknowns().stream()))
        .toList();
  }

  /** How many questions the agent asked. */
  long questions() {
    return replies.stream().filter(reply -> reply.outcome() instanceof Outcome.Asked).count();
  }

  List<Clause> clauses() {
    return said().stream().flatMap(reply -> Clause.of(reply).stream()).toList();
  }
}
