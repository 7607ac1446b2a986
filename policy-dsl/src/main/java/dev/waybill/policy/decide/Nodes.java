// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
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

  Elements elements(ListSlot list) {
    read(list.path());
    return new Elements(list, layout);
  }

  Loop loop(Variable variable) {
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
    return AtomNodes.of((Condition.Atom) condition, this);
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

  NumberNode number(Quantity quantity) {
    if (quantity instanceof Quantity.Constant c) {
      return new Numbers.Constant(c.dimension(), c.numerator(), c.denominator());
    }
    if (quantity instanceof Quantity.Read read) {
      return new Numbers.Read(read.dimension(), cell(read.slot()));
    }
    if (quantity instanceof Quantity.Ago ago) {
      return SumNodes.ago(ago.dimension(), number(ago.length()));
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      return lookup(lookup);
    }
    if (quantity instanceof Quantity.ReadAt readAt) {
      read(readAt.fact());
      Numbers.ReadAt node = new Numbers.ReadAt(readAt.fact(), readAt.index());
      ages.add(node);
      return node;
    }
    if (quantity instanceof Quantity.Done done) {
      Numbers.Done node =
          new Numbers.Done(
              done.action(), done.counter(), cell(done.key()), number(done.window()), done.index());
      counts.add(node);
      return node;
    }
    return ArithmeticNodes.of(quantity, this);
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
        ? SumNodes.outOfRange(lookup.dimension(), rows)
        : new Numbers.Lookup(lookup.dimension(), denominator, keys, cells, rows).quickest();
  }
}
