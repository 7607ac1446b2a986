// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compiles conditions and quantities into nodes, and notes what they read. */
final class Nodes {

  final List<Numbers.ReadAt> ages = new ArrayList<>();
  final Map<Integer, Condition.ComesFrom> origins = new HashMap<>();
  private final Layout layout;
  private Set<String> reads = new TreeSet<>();
  private List<Numbers.Done> counts = new ArrayList<>();

  Nodes(Layout layout) {
    this.layout = layout;
  }

  /** Gives what was read since the last call: facts, {@code request.x}, variables. */
  Set<String> takeReads() {
    Set<String> taken = reads;
    reads = new TreeSet<>();
    return taken;
  }

  /** Gives the ledger counts since the last call. */
  List<Numbers.Done> takeCounts() {
    List<Numbers.Done> taken = counts;
    counts = new ArrayList<>();
    return taken;
  }

  Cell cell(Slot slot) {
    read(slot.path());
    if (slot.of() != null) {
      read(slot.of().list().path());
    }
    return Cell.of(slot);
  }

  void read(String path) {
    int from = path.startsWith("request.") ? "request.".length() : 0;
    int dot = path.indexOf('.', from);
    reads.add(dot < 0 ? path : path.substring(0, dot));
  }

  private Elements elements(ListSlot list) {
    read(list.path());
    return new Elements(list, layout);
  }

  private Loop loop(dev.waybill.policy.model.Variable variable) {
    read(variable.list().path());
    return new Loop(variable);
  }

  TruthNode truth(Condition condition) {
    if (condition instanceof Condition.Compare compare) {
      return compare(compare);
    }
    if (condition instanceof Condition.OneOf oneOf) {
      Cell cell = cell(oneOf.slot());
      int absentAs =
          oneOf.absentAs() == null
              ? TruthNode.UNKNOWN
              : TruthNode.of(oneOf.values().contains(oneOf.absentAs()));
      Match match = Match.of(cell.attribute, oneOf.values());
      return cell.isSlot() && match.isBits()
          ? new SlotTruths.OneOf(cell, match.bits(), TruthNode.NO, absentAs)
          : new Truths.OneOf(cell, match, absentAs);
    }
    if (condition instanceof Condition.All all) {
      return new Truths.All(truths(all.parts()));
    }
    if (condition instanceof Condition.Any any) {
      return new Truths.Any(truths(any.parts()));
    }
    if (condition instanceof Condition.Not not) {
      return truth(not.part()).negated();
    }
    if (condition instanceof Condition.Term term) {
      return truth(term.meaning());
    }
    if (condition instanceof Condition.Always always) {
      return new Truths.Always(always.holds());
    }
    return atom((Condition.Atom) condition);
  }

  private TruthNode compare(Condition.Compare compare) {
    int orders = Orders.of(compare.comparison());
    NumberNode right = number(compare.right());
    if (compare.left() instanceof Quantity.Read read && right.denominator == 1) {
      return compare(cell(read.slot()), orders, right);
    }
    return new Truths.Compare(number(compare.left()), orders, right);
  }

  /** A cell against a quantity in the same unit. */
  private static TruthNode compare(Cell left, int orders, NumberNode right) {
    if (right instanceof Numbers.Constant constant) {
      return left.isSlot()
          ? new SlotTruths.ToConstant(left, orders, constant.numerator)
          : new Truths.CompareConstant(left, orders, constant.numerator);
    }
    if (left.isSlot()) {
      return right instanceof Numbers.Read read && read.isSlot()
          ? new SlotTruths.ToSlot(left, orders, read.cell)
          : new SlotTruths.ToNumber(left, orders, right);
    }
    return new Truths.Compare(new Numbers.Read(right.dimension, left), orders, right);
  }

  private TruthNode[] truths(List<Condition> conditions) {
    TruthNode[] nodes = new TruthNode[conditions.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = truth(conditions.get(i));
    }
    return nodes;
  }

  private TruthNode atom(Condition.Atom atom) {
    if (atom instanceof Condition.Same same) {
      Type type = same.left().attribute().type();
      return new Truths.Same(cell(same.left()), cell(same.right()), same.canonical() ? type : null);
    }
    if (atom instanceof Condition.MatchesText matches) {
      return new Truths.MatchesText(cell(matches.slot()), matches.text());
    }
    if (atom instanceof Condition.Presence presence) {
      return new Truths.Presence(cell(presence.slot()), presence.known());
    }
    if (atom instanceof Condition.ListPresence presence) {
      return new ListTruths.Presence(elements(presence.list()), presence.known());
    }
    if (atom instanceof Condition.Within within) {
      return new ListTruths.Within(elements(within.part()), elements(within.whole()));
    }
    if (atom instanceof Condition.Includes includes) {
      return new ListTruths.Includes(
          elements(includes.list()),
          includes.text(),
          includes.slot() == null ? null : cell(includes.slot()));
    }
    if (atom instanceof Condition.Quantified quantified) {
      return new ListTruths.Quantified(
          quantified.quantifier(), loop(quantified.variable()), truth(quantified.has()));
    }
    Condition.ComesFrom origin = (Condition.ComesFrom) atom;
    origins.put(origin.index(), origin);
    read("request." + origin.argument());
    return new Truths.ComesFrom(origin.argument(), origin.index());
  }

  NumberNode number(Quantity quantity) {
    if (quantity instanceof Quantity.Constant c) {
      return new Numbers.Constant(c.dimension(), c.numerator(), c.denominator());
    }
    if (quantity instanceof Quantity.Read read) {
      return new Numbers.Read(read.dimension(), cell(read.slot()));
    }
    if (quantity instanceof Quantity.ReadOr readOr) {
      Quantity.Constant otherwise = readOr.otherwise();
      return new Numbers.Read(
          readOr.dimension(),
          cell(readOr.read().slot()),
          otherwise.denominator(),
          otherwise.numerator());
    }
    if (quantity instanceof Quantity.DayOf day) {
      return new Numbers.DayOf(number(day.instant()));
    }
    if (quantity instanceof Quantity.Today) {
      return new Numbers.Clock(Dimension.DATE);
    }
    if (quantity instanceof Quantity.Now) {
      return new Numbers.Clock(Dimension.INSTANT);
    }
    if (quantity instanceof Quantity.Ago ago) {
      return sum(ago.dimension(), new Numbers.Clock(ago.dimension()), true, number(ago.length()));
    }
    if (quantity instanceof Quantity.Sum sum) {
      return sum(sum.dimension(), number(sum.left()), sum.minus(), number(sum.right()));
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      return scaled(scaled);
    }
    if (quantity instanceof Quantity.Choice choice) {
      NumberNode left = number(choice.left());
      NumberNode right = number(choice.right());
      long denominator = Units.lcm(left.denominator, right.denominator);
      return denominator == NumberNode.UNKNOWN
          ? new Numbers.OutOfRange(left.dimension, left, right)
          : new Numbers.Choice(denominator, choice.greater(), left, right);
    }
    if (quantity instanceof Quantity.Setting setting) {
      return setting(setting);
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      return lookup(lookup);
    }
    if (quantity instanceof Quantity.Total total) {
      Loop loop = loop(total.variable());
      return new ListNumbers.Total(total.dimension(), loop, number(total.each()));
    }
    if (quantity instanceof Quantity.Count count) {
      Loop loop = loop(count.variable());
      return new ListNumbers.Count(loop, count.where() == null ? null : truth(count.where()));
    }
    if (quantity instanceof Quantity.Done done) {
      Numbers.Done node =
          new Numbers.Done(
              done.action(), done.counter(), cell(done.key()), number(done.window()), done.index());
      counts.add(node);
      return node;
    }
    Quantity.ReadAt readAt = (Quantity.ReadAt) quantity;
    read(readAt.fact());
    Numbers.ReadAt node = new Numbers.ReadAt(readAt.fact(), readAt.index());
    ages.add(node);
    return node;
  }

  private static NumberNode sum(
      Dimension dimension, NumberNode left, boolean minus, NumberNode right) {
    if (right.dimension == Dimension.MONTHS && dimension == Dimension.DATE) {
      return left.denominator == 1 && right.denominator == 1
          ? new Numbers.Months(left, minus, right)
          : new Numbers.OutOfRange(dimension, left, right);
    }
    if (left instanceof Numbers.Clock clock
        && right instanceof Numbers.Constant constant
        && right.denominator == 1) {
      return new Numbers.Shifted(
          dimension, clock, minus ? -constant.numerator : constant.numerator);
    }
    long denominator = Units.lcm(left.denominator, right.denominator);
    return denominator == NumberNode.UNKNOWN
        ? new Numbers.OutOfRange(dimension, left, right)
        : new Numbers.Sum(dimension, denominator, left, minus, right);
  }

  private NumberNode scaled(Quantity.Scaled scaled) {
    NumberNode of = number(scaled.of());
    long shared = Units.gcd(scaled.numerator(), scaled.denominator());
    long numerator = scaled.numerator() / shared;
    long denominator = Units.times(scaled.denominator() / shared, of.denominator);
    if (denominator == NumberNode.UNKNOWN) {
      return new Numbers.OutOfRange(scaled.dimension(), of);
    }
    return new Numbers.Scaled(scaled.dimension(), denominator, numerator, of);
  }

  private static NumberNode setting(Quantity.Setting setting) {
    int size = setting.values().size();
    long denominator = 1;
    for (int i = 0; i < size && denominator != NumberNode.UNKNOWN; i++) {
      denominator = Units.lcm(denominator, setting.values().get(i).value().denominator());
    }
    if (denominator == NumberNode.UNKNOWN) {
      return new Numbers.OutOfRange(setting.dimension());
    }
    long[] from = new long[size];
    long[] until = new long[size];
    long[] values = new long[size];
    for (int i = 0; i < size; i++) {
      Quantity.DatedValue dated = setting.values().get(i);
      from[i] = dated.from() == null ? Long.MIN_VALUE : dated.from().toEpochDay();
      until[i] = dated.until() == null ? Long.MAX_VALUE : dated.until().toEpochDay();
      values[i] = Units.times(dated.value().numerator(), denominator / dated.value().denominator());
    }
    return new Numbers.Setting(
        setting.dimension(), denominator, setting.name(), from, until, values);
  }

  private NumberNode lookup(Quantity.Lookup lookup) {
    Cell[] keys = new Cell[lookup.keys().size()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = cell(lookup.keys().get(k));
    }
    NumberNode[] rows = new NumberNode[lookup.rows().size()];
    Match[][] cells = new Match[rows.length][keys.length];
    long denominator = 1;
    for (int i = 0; i < rows.length; i++) {
      Quantity.Row row = lookup.rows().get(i);
      rows[i] = number(row.value());
      if (denominator != NumberNode.UNKNOWN) {
        denominator = Units.lcm(denominator, rows[i].denominator);
      }
      for (int k = 0; k < keys.length; k++) {
        String cell = row.cells().get(k);
        cells[i][k] = cell == null ? Match.ANY : Match.of(keys[k].attribute, Set.of(cell));
      }
    }
    return denominator == NumberNode.UNKNOWN
        ? new Numbers.OutOfRange(lookup.dimension(), rows)
        : new Numbers.Lookup(lookup.dimension(), denominator, keys, cells, rows).quickest();
  }
}
