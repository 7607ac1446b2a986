// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

/**
 * A source a policy accepts.
 *
 * @param name {@code customer}, {@code policy}, {@code agent}, or a system of the vocabulary
 * @param verified whether the customer must have been verified when saying it
 * @param inThisConversation whether it must have been said or read in this conversation
 */
public record SourcePattern(String name, boolean verified, boolean inThisConversation) {

  public SourcePattern {
    requireNonNull(name, "name");
  }

  /** Gives it as a policy writes it. */
  @Override
  public String toString() {
    return (verified ? "verified " : "")
        + name
        + (inThisConversation ? " in this conversation" : "");
  }
}
