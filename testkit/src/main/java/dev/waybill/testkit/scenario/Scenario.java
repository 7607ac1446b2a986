// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A world, a conversation, what must happen and what must never happen.
 *
 * @param id the identifier, unique in its file
 * @param title what it is about
 * @param now the time at which the clock stands
 * @param identity {@code anonymous}, {@code claimed}, {@code matched} or {@code verified}
 * @param channel where the customer writes, in the file's word
 * @param locale the customer's locale
 * @param shop the shop: {@code timezone}, {@code currency}
 * @param world the facts that the systems of record serve
 * @param conversation the lines: {@code customer: words}, or what the agent is to do in between
 * @param expect what must happen
 * @param forbid what must never happen
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
    Node forbid) {

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
  }

  /** What the customer writes, in order. */
  public List<String> customerTexts() {
    return conversation.stream().flatMap(line -> line.get("customer").text().stream()).toList();
  }
}
