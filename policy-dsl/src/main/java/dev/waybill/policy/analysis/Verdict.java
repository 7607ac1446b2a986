// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Outcome;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a policy answers in all cases of a region. Immutable and safe for use by several threads.
 *
 * @param outcome the kind of the decision
 * @param byRule for a denial: whether a rule denies; false if nothing allows
 * @param confirmation whether the customer must confirm
 * @param roles the roles that must approve; a role included in another is left out
 * @param identity the level the customer must reach; null for none
 */
public record Verdict(
    Outcome outcome,
    boolean byRule,
    boolean confirmation,
    SortedSet<String> roles,
    @Nullable String identity) {

  public Verdict {
    requireNonNull(outcome, "outcome");
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  /**
   * Gives it in a few words, such as {@code deny} or {@code confirm + approval by supervisor}.
   *
   * @return the words
   */
  public String words() {
    return switch (outcome) {
      case ALLOW -> "allow";
      case NEED_EVIDENCE -> "need evidence";
      case DENY -> "deny";
      default -> obligations();
    };
  }

  private String obligations() {
    StringBuilder words = new StringBuilder();
    if (confirmation) {
      words.append("confirm");
    }
    if (!roles.isEmpty()) {
      words.append(words.length() == 0 ? "" : " + ").append("approval by ");
      words.append(String.join(" and ", roles));
    }
    if (identity != null) {
      words.append(words.length() == 0 ? "" : " + ").append("identity ").append(identity);
    }
    return words.toString();
  }
}
