// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.SourcePattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses where the values of an example come from. */
final class Sources {
  private Sources() {}

  /** Gives an origin for an attribute of a fact. */
  static Origin fact(
      Space space,
      CheckedPolicy before,
      CheckedPolicy after,
      String action,
      Slot slot,
      int[] cells) {
    Provenance old = Provenance.of(before, slot, action);
    Provenance now = Provenance.of(after, slot, action);
    Origin told = told(space, slot, old, now, cells);
    return told != null ? told : system(before, first(Provenance.origins(old, now)), old, now);
  }

  /** Gives an origin for a fact, or an attribute of it that is no slot. */
  static Origin path(CheckedPolicy before, CheckedPolicy after, String action, String path) {
    Provenance old = Provenance.ofPath(before, path);
    Provenance now = Provenance.ofPath(after, path);
    return system(before, first(Provenance.origins(old, now)), old, now);
  }

  /** Prefers a system the vocabulary knows, where any will do. */
  private static Origin system(
      CheckedPolicy policy, Origin origin, Provenance old, Provenance now) {
    for (String system : policy.vocabulary().systems()) {
      if (old.accepts(system, false, true, 0) && now.accepts(system, false, true, 0)) {
        return new Origin(system, false, true, 0, true, true);
      }
    }
    return origin;
  }

  /** Gives an origin for an argument. */
  static Origin argument(
      Space space,
      CheckedPolicy before,
      CheckedPolicy after,
      String action,
      String argument,
      @Nullable Slot slot,
      int[] cells) {
    Provenance old = Provenance.ofArgument(before, argument, action);
    Provenance now = Provenance.ofArgument(after, argument, action);
    Origin told = slot == null ? null : told(space, slot, old, now, cells);
    List<Condition.ComesFrom> asked = new ArrayList<>();
    List<Boolean> answers = new ArrayList<>();
    for (Level level : space.levels()) {
      if (level instanceof Level.OfOpaque opaque
          && opaque.atom() instanceof Condition.ComesFrom from
          && from.argument().equals(argument)
          && cells[level.index()] >= 0
          && cells[level.index()] != Truth.UNKNOWN) {
        asked.add(from);
        answers.add(cells[level.index()] == Truth.YES);
      }
    }
    List<Origin> candidates = new ArrayList<>();
    if (told != null) {
      candidates.add(told);
    } else {
      for (Condition.ComesFrom from : asked) {
        for (SourcePattern source : from.sources()) {
          candidates.add(new Origin(source.name(), true, true, 0, true, true));
        }
      }
      candidates.addAll(Provenance.origins(old, now));
      candidates.addAll(Provenance.variants(old, now));
    }
    for (Origin candidate : candidates) {
      if (fits(candidate, asked, answers)
          && (told != null || (old.accepts(candidate) && now.accepts(candidate)))) {
        return candidate;
      }
    }
    return first(candidates);
  }

  private static boolean fits(
      Origin origin, List<Condition.ComesFrom> asked, List<Boolean> answers) {
    for (int i = 0; i < asked.size(); i++) {
      boolean covered =
          Provenance.covers(
              asked.get(i).sources(),
              origin.name(),
              origin.verified(),
              origin.inThisConversation());
      if (covered != answers.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Origin told(
      Space space, Slot slot, Provenance old, Provenance now, int[] cells) {
    String key = Space.originKey(slot, old, now);
    if (key != null && space.find(key) instanceof Level.OfOrigin origin) {
      int cell = cells[origin.index()];
      return origin.origins().get(Math.max(0, cell));
    }
    return null;
  }

  private static Origin first(List<Origin> origins) {
    return origins.isEmpty() ? new Origin("agent", false, true, 0, true, true) : origins.get(0);
  }
}
