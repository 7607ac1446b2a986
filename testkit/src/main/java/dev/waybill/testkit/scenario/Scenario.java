// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A world, a conversation, what must happen and what must never happen. Immutable.
 *
 * @param id the identifier, unique in its file
 * @param title what it is about
 * @param now the time at which the clock stands when the conversation begins
 * @param identity {@code anonymous}, {@code claimed}, {@code matched} or {@code verified}
 * @param channel where the customer writes, in the file's word
 * @param locale the customer's locale
 * @param shop the shop: {@code timezone}, {@code currency}
 * @param world the facts that the systems of record serve
 * @param conversation the lines: {@code customer: words}, what the agent is to do in between, or a
 *     step of the {@code host}, see {@link ScenarioRunner}
 * @param expect what must happen
 * @param forbid what must never happen
 * @param about what the scenario is filed under
 * @param policy the merchant's rules as numbers, with the scenario's own over the file's; missing
 *     if the file has none, and the agent then has no policy
 * @param trigger the event that begins it, other than a message; missing if there is none
 * @param mode the mode the agent runs in, in the file's word; empty for the usual one
 * @param unread the keys that the format does not have, each with the place where it stands
 */
public record Scenario(
    String id,
    String title,
    Instant now,
    String identity,
    String channel,
    Locale locale,
    Node shop,
    Node world,
    List<Node> conversation,
    Node expect,
    Node forbid,
    About about,
    Node policy,
    Node trigger,
    String mode,
    List<String> unread) {

  /**
   * What a scenario is filed under.
   *
   * @param envelope the conditions it covers, for example {@code informational}
   * @param useCase the use case, or empty
   * @param source the public incident, issue or document behind it, or empty
   */
  public record About(List<String> envelope, String useCase, String source) {
    public About {
      envelope = List.copyOf(envelope);
      requireNonNull(useCase, "useCase");
      requireNonNull(source, "source");
    }
  }

  public Scenario {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(now, "now");
    requireNonNull(identity, "identity");
    requireNonNull(channel, "channel");
    requireNonNull(locale, "locale");
    requireNonNull(shop, "shop");
    requireNonNull(world, "world");
    conversation = List.copyOf(conversation);
    requireNonNull(expect, "expect");
    requireNonNull(forbid, "forbid");
    requireNonNull(about, "about");
    requireNonNull(policy, "policy");
    requireNonNull(trigger, "trigger");
    requireNonNull(mode, "mode");
    unread = List.copyOf(unread);
  }

  /** The conditions it covers, for example {@code informational}. */
  public List<String> envelope() {
    return about.envelope();
  }

  /** What the customer writes, in order. */
  public List<String> customerTexts() {
    return conversation.stream().flatMap(line -> line.get("customer").text().stream()).toList();
  }
}
