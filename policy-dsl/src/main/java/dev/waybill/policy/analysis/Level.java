// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing the conditions of a policy can ask about, and the answers they can tell apart. */
abstract class Level {
  private final String key;
  private int index = -1;

  Level(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  int index() {
    return index;
  }

  void index(int place) {
    index = place;
  }

  /** Gives the number of its cells. */
  abstract int cells();

  /** Gives its place among the kinds: what is asked first comes first. */
  abstract int rank();

  /** Tells whether its cells depend on those of other levels. */
  abstract boolean isRelation();

  /** Gives the cell for "not known"; -1 if it has none. */
  int unreadCell() {
    return -1;
  }

  /** The value of a slot: groups of texts or ranges of numbers, absent, not read. */
  static final class OfSlot extends Level {
    private final Slot slot;
    private final List<List<String>> groups;
    private final boolean open;
    private final @Nullable Ranges ranges;
    private final boolean absent;

    /**
     * Makes a level.
     *
     * @param slot the slot
     * @param groups the texts that are told apart, in groups; empty for numbers
     * @param open whether there is a group of all other texts, after the groups
     * @param ranges the ranges of numbers; null for texts
     * @param absent whether absent is told from not read
     */
    OfSlot(
        Slot slot,
        List<List<String>> groups,
        boolean open,
        @Nullable Ranges ranges,
        boolean absent) {
      super(Keys.slot(slot));
      this.slot = slot;
      this.groups = groups;
      this.open = open;
      this.ranges = ranges;
      this.absent = absent;
    }

    Slot slot() {
      return slot;
    }

    List<List<String>> groups() {
      return groups;
    }

    @Nullable Ranges ranges() {
      return ranges;
    }

    int known() {
      return ranges != null ? ranges.cells() : groups.size() + (open ? 1 : 0);
    }

    boolean tellsAbsent() {
      return absent;
    }

    boolean isOther(int cell) {
      return ranges == null && open && cell == groups.size();
    }

    int absentCell() {
      return absent ? known() : -1;
    }

    @Override
    int unreadCell() {
      return known() + (absent ? 1 : 0);
    }

    @Override
    int cells() {
      return unreadCell() + 1;
    }

    @Override
    int rank() {
      return ranges == null ? 1 : ranges.cells() > 1 ? 2 : 3;
    }

    @Override
    boolean isRelation() {
      return slot.wholeFact();
    }
  }

  /** The value of a sum of numbers. */
  static final class OfNumber extends Level {
    private final Direction direction;
    private final Ranges ranges;

    OfNumber(Direction direction, String key, Ranges ranges) {
      super(key);
      this.direction = direction;
      this.ranges = ranges;
    }

    Direction direction() {
      return direction;
    }

    Ranges ranges() {
      return ranges;
    }

    @Override
    int unreadCell() {
      return direction.isSingle() && direction.first().hasOwnUnknown() ? ranges.cells() : -1;
    }

    @Override
    int cells() {
      return ranges.cells() + (unreadCell() < 0 ? 0 : 1);
    }

    @Override
    int rank() {
      if (!direction.isSingle()) {
        return 5;
      }
      return direction.first().kind() == Var.Kind.TODAY ? 0 : 4;
    }

    @Override
    boolean isRelation() {
      return !direction.isSingle()
          || (direction.first().kind() != Var.Kind.TODAY && direction.first().slot() != null);
    }
  }

  /** Whether two slots have the same text; only asked if both are known. */
  static final class OfSame extends Level {
    private final Condition.Same same;

    OfSame(Condition.Same same, String key) {
      super(key);
      this.same = same;
    }

    Condition.Same same() {
      return same;
    }

    @Override
    int cells() {
      return 2;
    }

    @Override
    int rank() {
      return 6;
    }

    @Override
    boolean isRelation() {
      return true;
    }
  }

  /** Whether the list of an action's elements has one, is empty, is absent, or is not read. */
  static final class OfElements extends Level {
    static final int SOME = 0;
    static final int EMPTY = 1;
    static final int ABSENT = 2;
    static final int UNREAD = 3;

    private final ListSlot list;

    OfElements(ListSlot list) {
      super(key(list));
      this.list = list;
    }

    static String key(ListSlot list) {
      return "elements of " + list.path();
    }

    ListSlot list() {
      return list;
    }

    @Override
    int unreadCell() {
      return UNREAD;
    }

    @Override
    int cells() {
      return 4;
    }

    @Override
    int rank() {
      return 1;
    }

    @Override
    boolean isRelation() {
      return true;
    }
  }

  /** Something this analysis does not look into: no, unknown, yes. */
  static final class OfOpaque extends Level {
    private final Condition.Atom atom;

    OfOpaque(Condition.Atom atom, String key) {
      super(key);
      this.atom = atom;
    }

    Condition.Atom atom() {
      return atom;
    }

    @Override
    int unreadCell() {
      return Truth.UNKNOWN;
    }

    @Override
    int cells() {
      return 3;
    }

    @Override
    int rank() {
      return 7;
    }

    @Override
    boolean isRelation() {
      return false;
    }
  }

  /** Where a value comes from, as far as two policies differ about it. */
  static final class OfOrigin extends Level {
    private final List<Origin> origins;

    OfOrigin(String key, List<Origin> origins) {
      super(key);
      this.origins = origins;
    }

    List<Origin> origins() {
      return origins;
    }

    @Override
    int cells() {
      return origins.size();
    }

    @Override
    int rank() {
      return 3;
    }

    @Override
    boolean isRelation() {
      return false;
    }
  }
}
