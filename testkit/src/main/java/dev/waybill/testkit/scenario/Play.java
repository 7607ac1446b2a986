// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.Unknown;
import dev.waybill.handoff.HandoffPacket;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario as it was played.
 *
 * @param scenario the scenario
 * @param replies what the agent said, one for each of the customer's messages
 * @param handoffs what the desk was handed
 * @param refusedHandoffs how often the desk did not take a case
 * @param unserved the parts of the scenario that nothing serves yet
 */
public record Play(
    Scenario scenario,
    List<Reply> replies,
    List<HandoffPacket> handoffs,
    int refusedHandoffs,
    List<String> unserved) {

  public Play {
    requireNonNull(scenario, "scenario");
    replies = List.copyOf(replies);
    handoffs = List.copyOf(handoffs);
    unserved = List.copyOf(unserved);
  }

  /** The last reply. */
  Reply last() {
    return replies.get(replies.size() - 1);
  }

  /** All that was said, one reply after the other. */
  String text() {
    return String.join("\n", replies.stream().map(Reply::text).toList());
  }

  /** The evidence that was cited, in order. */
  List<Evidence> cited() {
    return replies.stream()
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
    return replies.stream().flatMap(reply -> reply.trace().evidence().stream()).toList();
  }

  /** What could not be found out. */
  List<Unknown> unknowns() {
    return replies.stream()
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
    return replies.stream().flatMap(reply -> Clause.of(reply).stream()).toList();
  }
}
