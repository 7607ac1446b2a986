// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Money;
import dev.waybill.policy.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A write that is expected, whatever the key it was done under.
 *
 * @param action the action's name in the policy's vocabulary
 * @param arguments all its arguments, by name
 */
public record ExpectedWrite(String action, Map<String, Value> arguments) {

  public ExpectedWrite {
    requireNonNull(action, "action");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }

  /** The same with another argument. */
  public ExpectedWrite with(String name, Value value) {
    Map<String, Value> more = new TreeMap<>(arguments);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new ExpectedWrite(action, more);
  }

  /** The same with another argument that is a text, a word or an identifier. */
  public ExpectedWrite with(String name, String text) {
    return with(name, Value.text(text));
  }

  /** The same with another argument that is an amount. */
  public ExpectedWrite with(String name, Money amount) {
    return with(name, Value.money(amount.minor(), amount.currency().getCurrencyCode()));
  }
}
