// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules about who pays less than the price: {@code price.competitor_match} and {@code
 * price.agent_may_create_codes}. What the numbers do not forbid is left to the rest of the policy.
 *
 * @param price the numbers
 */
record PriceRules(Node price) {

  /** The rules as text; empty if the numbers forbid nothing. */
  String text() {
    List<String> told = new ArrayList<>();
    if (price.get("competitor_match").text("").equals("not_offered")) {
      told.add("We do not match other shops' prices.");
    }
    if (price.get("agent_may_create_codes").text("").equals("false")) {
      told.add("I can't give discounts or codes.");
    }
    return told.isEmpty()
        ? ""
        : "rule \"price.competitor_match\"\n  deny create_discount\n"
            + "  because \"nobody pays less than the price\"\n  tell customer \""
            + String.join(" ", told)
            + "\"\n";
  }
}
