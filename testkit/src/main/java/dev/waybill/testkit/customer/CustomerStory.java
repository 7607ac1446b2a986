// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.language.Assent;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a simulated customer.
 *
 * @param persona how they went about it
 * @param goal what they wanted in the end
 * @param profile what they knew
 * @param exchanges what was said
 * @param end how it ended
 */
public record CustomerStory(
    Persona persona, Goal goal, Profile profile, List<Exchange> exchanges, End end) {

  /** How a story ends. */
  public enum End {
    /** The customer has the answer, or what they wanted is done. */
    REACHED,
    /** A person takes over. */
    HANDED_OFF,
    /** The customer's patience was at an end. */
    GAVE_UP
  }

  /**
   * A message and its reply.
   *
   * @param message the message
   * @param reply the reply
   */
  public record Exchange(CustomerMessage message, Reply reply) {
    public Exchange {
      requireNonNull(message, "message");
      requireNonNull(reply, "reply");
    }
  }

  public CustomerStory {
    requireNonNull(persona, "persona");
    requireNonNull(goal, "goal");
    requireNonNull(profile, "profile");
    exchanges = List.copyOf(exchanges);
    requireNonNull(end, "end");
  }

  /** What the customer wrote, oldest first. */
  public List<CustomerMessage> messages() {
    return exchanges.stream().map(Exchange::message).toList();
  }

  /** What the customer was answered, oldest first. */
  public List<Reply> replies() {
    return exchanges.stream().map(Exchange::reply).toList();
  }

  /**
   * The actions that the customer was asked for a yes to and said a plain yes to, by their names in
   * {@code commerce/1}, oldest first. Nothing else may have been done for them.
   */
  public List<String> confirmed() {
    List<String> actions = new ArrayList<>();
    for (int i = 1; i < exchanges.size(); i++) {
      String answer = exchanges.get(i).message().text();
      Proposal.in(exchanges.get(i - 1).reply())
          .map(Proposal::action)
          .filter(action -> Assent.isYes(answer, action))
          .ifPresent(actions::add);
    }
    return List.copyOf(actions);
  }

  /** What was said, to be read: the whole of it, with all personal data. For test reports only. */
  public String transcript() {
    StringBuilder text = new StringBuilder();
    text.append(persona).append(" wants ").append(goal).append(": ").append(end).append('\n');
    for (Exchange exchange : exchanges) {
      text.append("  customer: ").append(exchange.message().text()).append('\n');
      text.append("  agent:    ").append(exchange.reply().text().replace("\n", "\n            "));
      text.append('\n');
    }
    return text.toString();
  }

  /** Personal data stays out of logs: the words are not shown. */
  @Override
  public String toString() {
    return "CustomerStory["
        + persona
        + ", "
        + goal
        + ", "
        + exchanges.size()
        + " exchanges, "
        + end
        + "]";
  }
}
