// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.vocabulary.Type;

/**
 * A list a policy reads.
 *
 * @param path the path: {@code request.items}, {@code claim.documents}
 * @param index its place among the lists of the request
 * @param element the type of its elements; a structure, or a type without parts
 */
public record ListSlot(String path, int index, Type element) {

  public ListSlot {
    requireNonNull(path, "path");
    requireNonNull(element, "element");
  }
}
