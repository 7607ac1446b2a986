// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All levels of one policy, or of two that are compared, in the order of their diagrams. */
final class Space {
  private final List<Level> levels;
  private final Map<String, Level> byKey = new HashMap<>();

  Space(List<Level> levels) {
    this.levels = List.copyOf(levels);
    for (int i = 0; i < levels.size(); i++) {
      levels.get(i).index(i);
      byKey.put(levels.get(i).key(), levels.get(i));
    }
  }

  static String key(Direction direction) {
    StringBuilder text = new StringBuilder("#");
    for (Map.Entry<Var, BigInteger> entry : direction.factors().entrySet()) {
      text.append(entry.getValue()).append('*').append(entry.getKey().kind());
      text.append(':').append(entry.getKey().key()).append(';');
    }
    return text.toString();
  }

  /** Gives the key of an atom that is not looked into; the same whether it asks for yes or no. */
  static String opaqueKey(Condition.Atom atom) {
    if (atom instanceof Condition.ListPresence presence) {
      return "list " + presence.list().path();
    }
    return "?" + Keys.of(atom);
  }

  static @Nullable String originKey(Slot slot, Provenance before, Provenance after) {
    String old = before.key();
    String now = after.key();
    if (old.equals(now) || !before.isComparable() || !after.isComparable()) {
      return null;
    }
    String argument = Provenance.argument(slot);
    return "@" + (argument != null ? "request." + argument : slot.root()) + " " + old + " " + now;
  }

  /** Gives the actions a limit counts together when one of them is asked for. */
  static Set<String> counted(Rule rule, Effect.Limit limit, String action) {
    return limit.each() ? Set.of(action) : rule.actions();
  }

  List<Level> levels() {
    return levels;
  }

  Level level(int index) {
    return levels.get(index);
  }

  Level.OfSlot slot(Slot slot) {
    return (Level.OfSlot) get(Keys.slot(slot));
  }

  Level.OfNumber number(Direction direction) {
    return (Level.OfNumber) get(key(direction));
  }

  Level get(String key) {
    Level level = byKey.get(key);
    if (level == null) {
      throw new IllegalStateException("no level was collected for " + key);
    }
    return level;
  }

  @Nullable Level find(String key) {
    return byKey.get(key);
  }
}
