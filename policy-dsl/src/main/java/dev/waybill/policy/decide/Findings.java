// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the rules said, about the whole action or about one element. All joins are symmetric. */
final class Findings {

  final Needs needs;
  final Map<String, Found> rules = new TreeMap<>();
  final Map<String, Effect.RequireConfirmation> confirmations = new TreeMap<>();
  final Map<String, Bound> bounds = new TreeMap<>();
  private final Map<String, Asked> approvals = new TreeMap<>();
  private int level = -1;
  private @Nullable String identity;

  Findings(Remedies remedies) {
    needs = new Needs(remedies);
  }

  void found(Found found) {
    Found other = rules.get(found.rule.rule.name());
    if (other == null || found.part.compareTo(other.part) < 0) {
      rules.put(found.rule.rule.name(), found);
    }
  }

  void confirmation(String rule, Effect.RequireConfirmation confirmation) {
    confirmations.put(rule, confirmation);
  }

  /** Adds an approval; {@code within} in microseconds, or {@link NumberNode#UNKNOWN} for none. */
  void approval(String role, long within, String rule) {
    Asked asked = approvals.get(role);
    if (asked == null) {
      asked = new Asked();
      approvals.put(role, asked);
    }
    asked.add(within);
    asked.rules.add(rule);
  }

  void identity(int level, String name) {
    if (level > this.level) {
      this.level = level;
      identity = name;
    }
  }

  /** Adds a bound; {@link NumberNode#UNKNOWN} is none. */
  void bound(Cell argument, Dimension dimension, long most, boolean approvable) {
    if (most == NumberNode.UNKNOWN) {
      return;
    }
    Bound bound = new Bound(dimension, most, approvable ? Long.MAX_VALUE : most);
    Bound other = bounds.get(argument.path);
    bounds.put(argument.path, other == null ? bound : other.least(bound));
  }

  void join(Findings other) {
    needs.addAll(other.needs);
    for (Found found : other.rules.values()) {
      found(found);
    }
    confirmations.putAll(other.confirmations);
    for (Map.Entry<String, Bound> bound : other.bounds.entrySet()) {
      Bound mine = bounds.get(bound.getKey());
      bounds.put(bound.getKey(), mine == null ? bound.getValue() : mine.least(bound.getValue()));
    }
    for (Map.Entry<String, Asked> approval : other.approvals.entrySet()) {
      for (String rule : approval.getValue().rules) {
        approval(approval.getKey(), approval.getValue().within, rule);
      }
    }
    if (other.identity != null) {
      identity(other.level, other.identity);
    }
  }

  Decision.Obligations obligations(Vocabulary vocabulary, Decision.@Nullable Confirmation yes) {
    List<Decision.Approval> asked = new ArrayList<>();
    for (String role : approvals.keySet()) {
      if (!isIncluded(role, vocabulary)) {
        asked.add(approval(role, vocabulary));
      }
    }
    return new Decision.Obligations(yes, asked, identity);
  }

  private boolean isIncluded(String role, Vocabulary vocabulary) {
    for (String other : approvals.keySet()) {
      boolean mutual = vocabulary.includes(role, other);
      if (vocabulary.includes(other, role) && (!mutual || other.compareTo(role) < 0)) {
        return true;
      }
    }
    return false;
  }

  /** The approval by a role, for its own rules and those of the roles it includes. */
  private Decision.Approval approval(String role, Vocabulary vocabulary) {
    Asked all = new Asked();
    for (Map.Entry<String, Asked> asked : approvals.entrySet()) {
      if (vocabulary.includes(role, asked.getKey())) {
        all.add(asked.getValue().within);
        all.rules.addAll(asked.getValue().rules);
      }
    }
    Duration within =
        all.within == NumberNode.UNKNOWN
            ? null
            : Duration.ofSeconds(
                Math.floorDiv(all.within, Units.MILLION),
                Math.floorMod(all.within, Units.MILLION) * 1_000);
    return new Decision.Approval(role, within, List.copyOf(all.rules));
  }

  /** The paths to show, in the order of the rules' names. */
  Set<String> showing() {
    Set<String> showing = new LinkedHashSet<>();
    for (Effect.RequireConfirmation confirmation : confirmations.values()) {
      showing.addAll(confirmation.showing());
    }
    return showing;
  }

  List<String> asking() {
    Set<String> asking = new LinkedHashSet<>();
    for (Effect.RequireConfirmation confirmation : confirmations.values()) {
      if (confirmation.asking() != null) {
        asking.add(confirmation.asking());
      }
    }
    return List.copyOf(asking);
  }

  /** A rule's part, and its messages as filled in. */
  static final class Found {
    final RuleNode rule;
    final Decision.Part part;
    final @Nullable String customer;
    final @Nullable String agent;

    Found(RuleNode rule, Decision.Part part, @Nullable String customer, @Nullable String agent) {
      this.rule = rule;
      this.part = part;
      this.customer = customer;
      this.agent = agent;
    }
  }

  /** The largest values of an argument; {@link Long#MAX_VALUE} for no bound with an approval. */
  static final class Bound {
    final Dimension dimension;
    final long outright;
    final long approved;

    Bound(Dimension dimension, long outright, long approved) {
      this.dimension = dimension;
      this.outright = outright;
      this.approved = approved;
    }

    private Bound least(Bound other) {
      return new Bound(
          dimension, Math.min(outright, other.outright), Math.min(approved, other.approved));
    }
  }

  private static final class Asked {
    private long within = NumberNode.UNKNOWN;
    private final TreeSet<String> rules = new TreeSet<>();

    private void add(long other) {
      if (other != NumberNode.UNKNOWN && (within == NumberNode.UNKNOWN || other < within)) {
        within = other;
      }
    }
  }
}
