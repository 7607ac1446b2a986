// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the conditions and quantities of one policy, for one action, into diagrams. The leaves of a
 * condition are those of {@link Truth}; the leaves of a quantity are 0 for unknown and else the
 * number of a {@link Linear}. Not for use by several threads.
 */
final class Lowering {
  private static final int UNKNOWN_FORM = Diagrams.leaf(0);

  private final Diagrams diagrams;
  private final Space space;
  private final Forms forms;
  private final Workshop workshop;
  private final boolean after;
  private final @Nullable Map<String, Level.OfOrigin> origins;

  /**
   * Starts.
   *
   * @param workshop what is shared
   * @param policy the policy
   * @param after whether it is the second of two
   * @param origins per key of a slot, the level of where it comes from; null if there is none
   */
  Lowering(
      Workshop workshop,
      CheckedPolicy policy,
      boolean after,
      @Nullable Map<String, Level.OfOrigin> origins) {
    this.workshop = workshop;
    this.diagrams = workshop.diagrams();
    this.space = workshop.space();
    this.forms = new Forms(policy.zone());
    this.after = after;
    this.origins = origins;
  }

  int and(int left, int right) {
    return diagrams.join(workshop.and(), left, right);
  }

  int or(int left, int right) {
    return diagrams.join(workshop.or(), left, right);
  }

  int not(int condition) {
    return diagrams.map(condition, new Truth.Not());
  }

  /** Gives the diagram of a condition. */
  int condition(Condition condition) {
    if (condition instanceof Condition.Always always) {
      return always.holds() ? Truth.YES_LEAF : Truth.NO_LEAF;
    }
    if (condition instanceof Condition.All all) {
      int node = Truth.YES_LEAF;
      for (Condition part : all.parts()) {
        node = and(node, condition(part));
      }
      return node;
    }
    if (condition instanceof Condition.Any any) {
      int node = Truth.NO_LEAF;
      for (Condition part : any.parts()) {
        node = or(node, condition(part));
      }
      return node;
    }
    if (condition instanceof Condition.Not not) {
      return not(condition(not.part()));
    }
    if (condition instanceof Condition.Term term) {
      return condition(term.meaning());
    }
    return atom((Condition.Atom) condition);
  }

  private int atom(Condition.Atom atom) {
    if (atom instanceof Condition.Compare compare) {
      return compare(quantity(compare.left()), compare.comparison(), quantity(compare.right()));
    }
    if (atom instanceof Condition.OneOf oneOf) {
      return oneOf(oneOf);
    }
    if (atom instanceof Condition.Presence presence) {
      Level.OfSlot level = space.slot(presence.slot());
      int there = presence.known() ? Truth.YES_LEAF : Truth.NO_LEAF;
      int missing = presence.known() ? Truth.NO_LEAF : Truth.YES_LEAF;
      return read(level, leaves(level, there, missing, Truth.UNKNOWN_LEAF));
    }
    if (atom instanceof Condition.Same same) {
      int both = and(known(same.left()), known(same.right()));
      int equal =
          diagrams.make(
              space.get(Keys.of(same)).index(), new int[] {Truth.NO_LEAF, Truth.YES_LEAF});
      return guarded(both, equal);
    }
    int node =
        diagrams.make(
            space.get(Space.opaqueKey(atom)).index(),
            new int[] {Truth.NO_LEAF, Truth.UNKNOWN_LEAF, Truth.YES_LEAF});
    if (atom instanceof Condition.ListPresence presence && !presence.known()) {
      return not(node);
    }
    return atom instanceof Condition.MatchesText matches
        ? guarded(known(matches.slot()), node)
        : node;
  }

  private int oneOf(Condition.OneOf oneOf) {
    Level.OfSlot level = space.slot(oneOf.slot());
    String absentAs = oneOf.absentAs();
    int absent =
        absentAs == null
            ? Truth.UNKNOWN_LEAF
            : oneOf.values().contains(absentAs) ? Truth.YES_LEAF : Truth.NO_LEAF;
    int[] leaves = leaves(level, Truth.NO_LEAF, absent, Truth.UNKNOWN_LEAF);
    for (int cell = 0; cell < level.groups().size(); cell++) {
      if (oneOf.values().contains(level.groups().get(cell).get(0))) {
        leaves[cell] = Truth.YES_LEAF;
      }
    }
    return read(level, leaves);
  }

  /** Gives yes where a slot is known and unknown where it is not. */
  private int known(Slot slot) {
    Level.OfSlot level = space.slot(slot);
    return read(level, leaves(level, Truth.YES_LEAF, Truth.UNKNOWN_LEAF, Truth.UNKNOWN_LEAF));
  }

  /** Gives what is said where the guard is yes; unknown elsewhere. */
  private int guarded(int guard, int node) {
    return diagrams.choose(is(guard, Truth.YES), node, Truth.UNKNOWN_LEAF);
  }

  private int is(int node, int leaf) {
    return diagrams.map(node, new Truth.Is(leaf));
  }

  private static int[] leaves(Level.OfSlot level, int known, int absent, int unread) {
    int[] leaves = new int[level.cells()];
    Arrays.fill(leaves, known);
    if (level.absentCell() >= 0) {
      leaves[level.absentCell()] = absent;
    }
    leaves[level.unreadCell()] = unread;
    return leaves;
  }

  private int read(Level.OfSlot level, int[] leaves) {
    int node = diagrams.make(level.index(), leaves);
    Variable element = level.slot().of();
    if (element != null) {
      int unread = leaves[level.unreadCell()];
      int absent = level.absentCell() < 0 ? unread : leaves[level.absentCell()];
      node = elements(element.list(), node, node, absent, unread);
    }
    Level.OfOrigin origin = origins == null ? null : origins.get(level.key());
    if (origin == null) {
      return node;
    }
    int[] relied = new int[origin.cells()];
    for (int cell = 0; cell < relied.length; cell++) {
      Origin example = origin.origins().get(cell);
      relied[cell] = Diagrams.leaf((after ? example.after() : example.before()) ? 1 : 0);
    }
    return diagrams.choose(diagrams.make(origin.index(), relied), node, leaves[level.unreadCell()]);
  }

  /** Gives one of four diagrams, by whether the list of an action's elements has any. */
  int elements(ListSlot list, int some, int empty, int absent, int unread) {
    if (!(space.find(Level.OfElements.key(list)) instanceof Level.OfElements level)) {
      return some;
    }
    int no = Diagrams.leaf(0);
    int yes = Diagrams.leaf(1);
    int isEmpty = diagrams.make(level.index(), new int[] {no, yes, no, no});
    int isAbsent = diagrams.make(level.index(), new int[] {no, no, yes, no});
    int isUnread = diagrams.make(level.index(), new int[] {no, no, no, yes});
    return diagrams.choose(
        isUnread, unread, diagrams.choose(isAbsent, absent, diagrams.choose(isEmpty, empty, some)));
  }

  private int leaf(Linear sum) {
    return Diagrams.leaf(workshop.number(sum));
  }

  /** Compares two diagrams of quantities. */
  int compare(int left, Comparison comparison, int right) {
    return sign(diagrams.join(workshop.difference(), left, right), comparison);
  }

  /** Compares a diagram of quantities with 0. */
  int sign(int sums, Comparison comparison) {
    int result = Truth.UNKNOWN_LEAF;
    for (int number : diagrams.leaves(sums)) {
      if (number != 0) {
        result = diagrams.choose(is(sums, number), sign(workshop.sum(number), comparison), result);
      }
    }
    return result;
  }

  private int sign(Linear sum, Comparison comparison) {
    if (sum.isConstant()) {
      return Cut.holds(sum.constant(), comparison) ? Truth.YES_LEAF : Truth.NO_LEAF;
    }
    Cut cut = Cut.of(sum, comparison);
    Ranges ranges;
    Level level;
    if (cut.direction().isSingle() && cut.direction().first().kind() == Var.Kind.SLOT) {
      Level.OfSlot slot = space.slot(slotOf(cut.direction().first()));
      ranges = requireNonNull(slot.ranges());
      level = slot;
    } else {
      Level.OfNumber number = space.number(cut.direction());
      ranges = number.ranges();
      level = number;
    }
    int[] leaves = new int[level.cells()];
    Arrays.fill(leaves, Truth.UNKNOWN_LEAF);
    for (int cell = 0; cell < ranges.cells(); cell++) {
      leaves[cell] = cut.holds(ranges, cell) ? Truth.YES_LEAF : Truth.NO_LEAF;
    }
    return diagrams.make(level.index(), leaves);
  }

  private static Slot slotOf(Var variable) {
    return requireNonNull(variable.slot());
  }

  /** What becomes of the sums of a day, a time ago, or a multiple. */
  private final class Turned implements Diagrams.Leaf {
    private final Quantity quantity;

    Turned(Quantity quantity) {
      this.quantity = quantity;
    }

    @Override
    public int of(int value) {
      return value == 0 ? 0 : workshop.number(turn(quantity, workshop.sum(value), forms));
    }
  }

  private static Linear turn(Quantity quantity, Linear sum, Forms forms) {
    if (quantity instanceof Quantity.DayOf) {
      return forms.day(sum);
    }
    if (quantity instanceof Quantity.Ago ago) {
      return Forms.ago(sum, ago.length().dimension());
    }
    Quantity.Scaled scaled = (Quantity.Scaled) quantity;
    return sum.times(Rational.of(scaled.numerator(), scaled.denominator()));
  }

  /** Gives yes where a quantity is known and unknown where it is not. */
  int told(Quantity quantity) {
    return diagrams.map(quantity(quantity), new Told());
  }

  private static final class Told implements Diagrams.Leaf {
    @Override
    public int of(int value) {
      return value == 0 ? Truth.UNKNOWN : Truth.YES;
    }
  }

  /** Adds two diagrams of quantities of the same kind. */
  int add(int left, int right) {
    return diagrams.join(workshop.addition(null), left, right);
  }

  /** Gives yes where the customer's identity is known and below a level. */
  int below(Effect.RequireIdentity identity) {
    Level.OfSlot level = space.slot(identity.identity());
    Set<String> below = SpaceBuilder.below(identity);
    int[] leaves = leaves(level, Truth.NO_LEAF, Truth.UNKNOWN_LEAF, Truth.UNKNOWN_LEAF);
    for (int cell = 0; cell < level.groups().size(); cell++) {
      if (below.contains(level.groups().get(cell).get(0))) {
        leaves[cell] = Truth.YES_LEAF;
      }
    }
    return read(level, leaves);
  }

  /** Gives 1 where an argument is given, but of an origin the policy does not rely on. */
  int broken(Level.OfSlot level, Level.OfOrigin origin) {
    int[] wrong = new int[origin.cells()];
    for (int cell = 0; cell < wrong.length; cell++) {
      Origin example = origin.origins().get(cell);
      wrong[cell] = Diagrams.leaf((after ? example.after() : example.before()) ? 0 : 1);
    }
    int no = Diagrams.leaf(0);
    int given = diagrams.make(level.index(), leaves(level, Diagrams.leaf(1), no, no));
    return diagrams.choose(given, diagrams.make(origin.index(), wrong), no);
  }

  /** Gives the diagram of a quantity. */
  int quantity(Quantity quantity) {
    if (quantity instanceof Quantity.Constant constant) {
      return leaf(Forms.constant(constant));
    }
    if (quantity instanceof Quantity.Read read) {
      return read(read, UNKNOWN_FORM);
    }
    if (quantity instanceof Quantity.ReadOr read) {
      return read(read.read(), leaf(Forms.constant(read.otherwise())));
    }
    if (quantity instanceof Quantity.DayOf day) {
      return diagrams.map(quantity(day.instant()), new Turned(day));
    }
    if (quantity instanceof Quantity.Today) {
      return leaf(Linear.of(Var.TODAY, 1));
    }
    if (quantity instanceof Quantity.Now) {
      return leaf(Linear.of(Var.NOW, 1));
    }
    if (quantity instanceof Quantity.Ago ago) {
      return diagrams.map(quantity(ago.length()), new Turned(ago));
    }
    if (quantity instanceof Quantity.Sum sum) {
      return diagrams.join(workshop.addition(sum), quantity(sum.left()), quantity(sum.right()));
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      return diagrams.map(quantity(scaled.of()), new Turned(scaled));
    }
    if (quantity instanceof Quantity.Choice choice) {
      int left = quantity(choice.left());
      int right = quantity(choice.right());
      int less = compare(left, Comparison.AT_MOST, right);
      int chosen =
          diagrams.choose(
              is(less, Truth.YES),
              choice.greater() ? right : left,
              choice.greater() ? left : right);
      return diagrams.choose(is(less, Truth.UNKNOWN), UNKNOWN_FORM, chosen);
    }
    return cases(quantity);
  }

  private int cases(Quantity quantity) {
    if (quantity instanceof Quantity.Setting setting) {
      return setting(setting);
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      return lookup(lookup);
    }
    Linear opaque = requireNonNull(Forms.opaque(quantity));
    return number(opaque.factors().firstKey(), opaque);
  }

  /** Gives a sum where its only number is known. */
  int number(Var variable, Linear sum) {
    Level.OfNumber level = space.number(Direction.of(variable));
    int[] leaves = new int[level.cells()];
    Arrays.fill(leaves, leaf(sum));
    if (level.unreadCell() >= 0) {
      leaves[level.unreadCell()] = UNKNOWN_FORM;
    }
    return diagrams.make(level.index(), leaves);
  }

  private int read(Quantity.Read read, int absent) {
    Level.OfSlot level = space.slot(read.slot());
    return read(level, leaves(level, leaf(Forms.read(read)), absent, UNKNOWN_FORM));
  }

  private int setting(Quantity.Setting setting) {
    if (setting.values().size() == 1
        && setting.values().get(0).from() == null
        && setting.values().get(0).until() == null) {
      return leaf(Forms.constant(setting.values().get(0).value()));
    }
    int result = UNKNOWN_FORM;
    for (Quantity.DatedValue value : setting.values()) {
      int during = between(value.from(), value.until());
      result = diagrams.choose(during, leaf(Forms.constant(value.value())), result);
    }
    return result;
  }

  /** Gives 1 on the days from the first to the last and 0 on all others. */
  int between(@Nullable LocalDate from, @Nullable LocalDate until) {
    if (from == null && until == null) {
      return Diagrams.leaf(1);
    }
    Level.OfNumber today = space.number(Direction.of(Var.TODAY));
    Ranges ranges = today.ranges();
    int[] leaves = new int[ranges.cells()];
    for (int cell = 0; cell < leaves.length; cell++) {
      boolean started =
          from == null || !ranges.isAtMost(cell, BigInteger.valueOf(from.toEpochDay() - 1));
      boolean lasts =
          until == null || ranges.isAtMost(cell, BigInteger.valueOf(until.toEpochDay()));
      leaves[cell] = Diagrams.leaf(started && lasts ? 1 : 0);
    }
    return diagrams.make(today.index(), leaves);
  }

  private int lookup(Quantity.Lookup lookup) {
    int result = UNKNOWN_FORM;
    List<Quantity.Row> rows = lookup.rows();
    for (int i = rows.size() - 1; i >= 0; i--) {
      int fits = Diagrams.leaf(1);
      for (int k = lookup.keys().size() - 1; k >= 0; k--) {
        String wanted = rows.get(i).cells().get(k);
        if (wanted != null) {
          fits = diagrams.choose(fits(lookup.keys().get(k), wanted), fits, Diagrams.leaf(0));
        }
      }
      result = diagrams.choose(fits, quantity(rows.get(i).value()), result);
    }
    for (Slot key : lookup.keys()) {
      result = diagrams.choose(is(known(key), Truth.YES), result, UNKNOWN_FORM);
    }
    return result;
  }

  private int fits(Slot key, String wanted) {
    Level.OfSlot level = space.slot(key);
    int no = Diagrams.leaf(0);
    int[] leaves = leaves(level, no, no, no);
    for (int cell = 0; cell < level.groups().size(); cell++) {
      if (level.groups().get(cell).contains(wanted)) {
        leaves[cell] = Diagrams.leaf(1);
      }
    }
    return read(level, leaves);
  }
}
