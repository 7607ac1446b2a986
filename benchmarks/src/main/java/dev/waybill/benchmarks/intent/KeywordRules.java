// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.intent;

import dev.waybill.intent.Intent;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a shop would write first: a regular expression for each intent, in English and German, of
 * which the first that is found wins. It knows no confidence, and no intent but these.
 */
final class KeywordRules {

  private record Rule(Intent intent, Pattern words) {}

  private static final List<Rule> RULES =
      List.of(
          rule(Intent.HUMAN_HANDOFF, "human|agent|real person|mitarbeiter"),
          rule(Intent.CANCEL_ORDER, "cancel|stornier\\w*"),
          rule(Intent.CHANGE_ADDRESS, "(?:change|wrong|new) .{0,20}address|adresse ändern"),
          rule(Intent.REFUND_REQUEST, "refund|money back|erstatt\\w*|geld zurück"),
          rule(Intent.EXCHANGE_ITEM, "exchange|swap|different size|umtausch\\w*"),
          rule(Intent.RETURN_ITEM, "return|send (?:it|them) back|zurückschick\\w*|retoure"),
          rule(Intent.ITEM_PROBLEM, "broken|damaged|cracked|defect\\w*|kaputt"),
          rule(
              Intent.DELIVERY_PROBLEM,
              "says delivered|not received|never arrived|nicht angekommen|lost"),
          rule(
              Intent.ORDER_STATUS,
              "where is|track\\w*|when will .{0,20}arrive|my order|wo bleibt|sendung\\w*"));

  private KeywordRules() {}

  static Intent classify(String text) {
    for (Rule rule : RULES) {
      if (rule.words().matcher(text).find()) {
        return rule.intent();
      }
    }
    return Intent.OUT_OF_SCOPE;
  }

  private static Rule rule(Intent intent, String words) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new Rule(intent, Pattern.compile("\\b(?:" + words + ")\\b", flags));
  }
}
