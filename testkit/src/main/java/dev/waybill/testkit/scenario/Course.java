// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Reply;
import java.util.List;

/**
 * What happened while a scenario was played, beside what was said.
 *
 * @param writes every call that changed something in the scenario's world, or tried to, in order
 * @param considered every question to the policy of how it would decide, in order
 * @param requests every action that was asked of the gate, by the agent or the host, in order
 * @param sequence the names of reads, writes and questions for a yes ({@code confirm}), in order
 * @param shown what the host itself put before the customer, in order
 * @param after the world's records at the end
 * @param lastReply for each line of the conversation, how many replies there were after it
 * @param redelivered how many messages were delivered again, and how many replies that made
 * @param thrown what reached the caller as an exception; nothing should
 * @param figures what was computed for the people of the shop
 * @param unasked what the agent said first, and what it kept to itself
 */
public record Course(
    List<Write> writes,
    List<Considered> considered,
    List<Requested> requests,
    List<String> sequence,
    List<String> shown,
    Node after,
    List<Integer> lastReply,
    Redelivered redelivered,
    List<String> thrown,
    Figures figures,
    Unasked unasked) {

  /**
   * Messages that came twice.
   *
   * @param messages how many different messages
   * @param replies how many different replies they got in all
   */
  public record Redelivered(int messages, int replies) {}

  public Course {
    writes = List.copyOf(writes);
    considered = List.copyOf(considered);
    requests = List.copyOf(requests);
    sequence = List.copyOf(sequence);
    shown = List.copyOf(shown);
    requireNonNull(after, "after");
    lastReply = List.copyOf(lastReply);
    requireNonNull(redelivered, "redelivered");
    thrown = List.copyOf(thrown);
    requireNonNull(figures, "figures");
    requireNonNull(unasked, "unasked");
  }

  /**
   * What the agent did of itself, when something happened.
   *
   * @param messages what it wrote to the customer, in order
   * @param ends how each came out, in the scenarios' words: {@code SEND}, {@code HANDOFF} or {@code
   *     SUPPRESS}
   * @param suppressed why something was not sent, by the reason's name in small letters, in order
   * @param settled whether nothing was written before what happened had settled
   */
  record Unasked(
      List<Reply> messages, List<String> ends, List<String> suppressed, boolean settled) {
    Unasked {
      messages = List.copyOf(messages);
      ends = List.copyOf(ends);
      suppressed = List.copyOf(suppressed);
    }

    static Unasked none() {
      return new Unasked(List.of(), List.of(), List.of(), true);
    }
  }

  /** The same with other writes. */
  Course withWrites(List<Write> others) {
    return new Course(
        others,
        considered,
        requests,
        sequence,
        shown,
        after,
        lastReply,
        redelivered,
        thrown,
        figures,
        unasked);
  }

  /** The same with another sequence. */
  Course withSequence(List<String> other) {
    return new Course(
        writes,
        considered,
        requests,
        other,
        shown,
        after,
        lastReply,
        redelivered,
        thrown,
        figures,
        unasked);
  }

  /** The same with other requests. */
  Course withRequests(List<Requested> others) {
    return new Course(
        writes,
        considered,
        others,
        sequence,
        shown,
        after,
        lastReply,
        redelivered,
        thrown,
        figures,
        unasked);
  }

  /** The same with other records at the end. */
  Course withAfter(Node other) {
    return new Course(
        writes,
        considered,
        requests,
        sequence,
        shown,
        other,
        lastReply,
        redelivered,
        thrown,
        figures,
        unasked);
  }

  /** The same with other exceptions. */
  Course withThrown(List<String> others) {
    return new Course(
        writes,
        considered,
        requests,
        sequence,
        shown,
        after,
        lastReply,
        redelivered,
        others,
        figures,
        unasked);
  }
}
