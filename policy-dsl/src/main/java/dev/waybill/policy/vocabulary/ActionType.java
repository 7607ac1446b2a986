// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action an agent may ask for.
 *
 * @param name its name
 * @param arguments its arguments by name, in order; an argument's name has the same type in all
 *     actions of a vocabulary
 * @param each the element the action is decided for one by one; null if it is decided as a whole
 * @param concerns the path of the customer whose record the action touches, such as {@code
 *     order.customer_id}; null if it concerns nobody's record
 */
public record ActionType(
    String name, Map<String, Attribute> arguments, @Nullable Each each, @Nullable String concerns) {

  public ActionType {
    requireNonNull(name, "name");
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    if (each != null
        && !(arguments.containsKey(each.argument())
            && arguments.get(each.argument()).type() instanceof Type.ListOf)) {
      throw new IllegalArgumentException(
          name
              + " is decided for each "
              + each.variable()
              + ", so it needs a list argument for it");
    }
  }

  /**
   * The element of an action that is decided one by one.
   *
   * @param variable what rules call one element, such as {@code item}
   * @param argument the list argument, such as {@code items}
   */
  public record Each(String variable, String argument) {}
}
