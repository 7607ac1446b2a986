// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled trust. */
final class TrustNode {

  private final Trust trust;
  private final @Nullable NumberNode noOlderThan;

  TrustNode(Trust trust, Nodes nodes) {
    this.trust = trust;
    noOlderThan = trust.noOlderThan() == null ? null : nodes.number(trust.noOlderThan());
  }

  /** The trusts that count for a path: those for the longest path that fits. */
  static List<TrustNode> of(String path, List<TrustNode> all) {
    int longest = 0;
    List<TrustNode> found = new ArrayList<>();
    for (TrustNode node : all) {
      String prefix = node.trust.path();
      boolean fits = path.equals(prefix) || path.startsWith(prefix + ".");
      if (fits && prefix.length() > longest) {
        found.clear();
        longest = prefix.length();
      }
      if (fits && prefix.length() == longest) {
        found.add(node);
      }
    }
    return found;
  }

  List<SourcePattern> sources() {
    return trust.sources();
  }

  /** Why a fact may not be relied on; null if it may. */
  static Decision.@Nullable Missing check(List<TrustNode> trusts, Fact fact, Frame frame) {
    for (TrustNode trust : trusts) {
      Decision.Missing why = trust.check(fact, frame);
      if (why != null) {
        return why;
      }
    }
    return null;
  }

  /** Why an argument may not be relied on as a fact; null if it may. */
  static Decision.@Nullable Missing check(List<TrustNode> trusts, Argument argument) {
    for (TrustNode trust : trusts) {
      Decision.Missing why = Origins.check(argument.labels(), trust.trust.sources());
      if (why != null) {
        return why;
      }
      if (trust.noOlderThan != null) {
        return Decision.Missing.STALE;
      }
      for (Label label : argument.labels()) {
        if (trust.trust.inThisConversation() && !label.inThisConversation()) {
          return Decision.Missing.STALE;
        }
      }
    }
    return null;
  }

  private Decision.@Nullable Missing check(Fact fact, Frame frame) {
    boolean source = false;
    boolean conversation = !trust.inThisConversation() || fact.inThisConversation();
    boolean here = false;
    for (SourcePattern pattern : trust.sources()) {
      if (pattern.name().equals(fact.system())) {
        source = true;
        here |= !pattern.inThisConversation() || fact.inThisConversation();
      }
    }
    if (!source) {
      return Decision.Missing.WRONG_SOURCE;
    }
    if (!conversation || !here) {
      return Decision.Missing.STALE;
    }
    if (noOlderThan == null) {
      return null;
    }
    long oldest = Units.before(frame.now, noOlderThan, frame);
    long read = Units.micros(fact.asOf());
    return oldest == NumberNode.UNKNOWN
            || read == NumberNode.UNKNOWN
            || read < oldest
            || isOfTheFuture(read, frame)
        ? Decision.Missing.STALE
        : null;
  }

  /**
   * Whether a fact was read after now, by more than clocks differ: its age cannot be told, and it
   * must not be fresh for ever.
   */
  static boolean isOfTheFuture(long read, Frame frame) {
    long latest = Units.plus(frame.now, Fact.MOST_AHEAD.toSeconds() * Units.MILLION);
    return latest != NumberNode.UNKNOWN && read > latest;
  }
}
