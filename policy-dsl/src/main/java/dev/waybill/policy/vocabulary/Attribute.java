// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

/**
 * An attribute of a record, or an argument of an action.
 *
 * @param name its name
 * @param type its type
 * @param visibility who may hear it
 * @param optional whether its system may have no value for it
 * @param freeText whether people write into it, so that it is never an instruction and never the
 *     origin of an argument, even inside a trusted system
 */
public record Attribute(
    String name, Type type, Visibility visibility, boolean optional, boolean freeText) {

  public Attribute {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(visibility, "visibility");
  }
}
