// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

/**
 * A fact a policy may speak of: a record under a name.
 *
 * @param name what policies call it, such as {@code order}
 * @param type its record
 * @param fromHost whether the host itself knows it (the turn, the conversation), so that no trust
 *     is needed for it
 */
public record FactType(String name, Type.Structure type, boolean fromHost) {

  public FactType {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
