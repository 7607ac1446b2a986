// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Something a model may ask for while it writes. It reads; it changes nothing.
 *
 * @param name the name, of letters, digits and {@code _}
 * @param description what it gives, for the model
 * @param parameters the parameters, all of them required texts: name to description, in order
 * @param handler does it: arguments, checked, to what the model is told. It throws nothing and says
 *     nothing of another customer's
 */
public record Tool(
    String name,
    String description,
    Map<String, String> parameters,
    Function<Map<String, String>, String> handler) {

  public Tool {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "a tool's name must be lower-case letters, digits and _, not \"" + name + "\"");
    }
    requireNonNull(description, "description");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(handler, "handler");
  }
}
