// SPDX-License-Identifier: Apache-2.0
package dev.waybill.approval;

import static java.util.Objects.requireNonNull;

/**
 * What a person says to an action that waits for them. The host makes it, from its own login of the
 * person.
 *
 * @param reference the request's reference
 * @param word what they say
 * @param role the role the person has
 * @param person the person, by the host's identifier; never the customer
 */
public record Verdict(String reference, Word word, String role, String person) {

  /** What a person can say. */
  public enum Word {
    /** It may be done. */
    GRANTED,
    /** It may not. */
    REFUSED
  }

  public Verdict {
    requireNonNull(reference, "reference");
    requireNonNull(word, "word");
    requireNonNull(role, "role");
    if (person.isBlank()) {
      throw new IllegalArgumentException("a verdict must name the person");
    }
  }

  /** Somebody of the role says that it may be done. */
  public static Verdict granted(String reference, String role, String person) {
    return new Verdict(reference, Word.GRANTED, role, person);
  }

  /** Somebody of the role says that it may not be done. */
  public static Verdict refused(String reference, String role, String person) {
    return new Verdict(reference, Word.REFUSED, role, person);
  }
}
