// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.vocabulary.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * A place a value is read from: an attribute of a fact, an argument of the request, an attribute of
 * one element of a list, or (for an element without attributes) the element itself.
 *
 * @param path the path as the policy writes it: {@code order.state}, {@code request.amount}, {@code
 *     item.paid}, {@code data}; {@code subject.…} is already the path it stands for
 * @param index its place among the slots of the request, or among the columns of its list
 * @param attribute what the vocabulary says of it; its type is never a structure. For a whole fact
 *     ({@link #wholeFact}) the type is yes or no and means that there is one
 * @param wholeFact whether it is the presence of a whole fact, as in {@code method is missing}
 * @param of the variable whose element it belongs to; null for a slot of the request
 */
public record Slot(
    String path, int index, Attribute attribute, boolean wholeFact, @Nullable Variable of) {

  public Slot {
    requireNonNull(path, "path");
    requireNonNull(attribute, "attribute");
  }

  /**
   * Gives the first name of the path: the fact, {@code request}, or the variable.
   *
   * @return the name before the first dot
   */
  public String root() {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /**
   * Tells whether it is an argument of the request.
   *
   * @return whether the path starts with {@code request.}
   */
  public boolean isArgument() {
    return of == null && path.startsWith("request.");
  }
}
