// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.SourcePattern;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes parts of a policy as texts that are equal when the parts mean the same by their form. */
final class Keys {
  private Keys() {}

  static String slot(Slot slot) {
    return slot.wholeFact() ? slot.path() + "!" : slot.path();
  }

  static String of(Condition condition) {
    if (condition instanceof Condition.Always always) {
      return always.holds() ? "yes" : "no";
    }
    if (condition instanceof Condition.All all) {
      return many("all", all.parts());
    }
    if (condition instanceof Condition.Any any) {
      return many("any", any.parts());
    }
    if (condition instanceof Condition.Not not) {
      return "not(" + of(not.part()) + ")";
    }
    if (condition instanceof Condition.Term term) {
      return of(term.meaning());
    }
    return atom((Condition.Atom) condition);
  }

  private static String many(String how, List<Condition> parts) {
    StringBuilder text = new StringBuilder(how).append('(');
    for (Condition part : parts) {
      text.append(of(part)).append(';');
    }
    return text.append(')').toString();
  }

  private static String atom(Condition.Atom atom) {
    if (atom instanceof Condition.Compare c) {
      return "(" + of(c.left()) + " " + c.comparison() + " " + of(c.right()) + ")";
    }
    if (atom instanceof Condition.OneOf o) {
      return slot(o.slot()) + " in " + new TreeSet<>(o.values()) + " else " + o.absentAs();
    }
    if (atom instanceof Condition.Same s) {
      return slot(s.left()) + (s.canonical() ? " matches " : " is ") + slot(s.right());
    }
    if (atom instanceof Condition.MatchesText m) {
      return slot(m.slot()) + " matches \"" + m.text() + "\"";
    }
    if (atom instanceof Condition.Presence p) {
      return (p.known() ? "known " : "missing ") + slot(p.slot());
    }
    if (atom instanceof Condition.ListPresence p) {
      return (p.known() ? "known list " : "missing list ") + p.list().path();
    }
    if (atom instanceof Condition.Within w) {
      return w.part().path() + " within " + w.whole().path();
    }
    if (atom instanceof Condition.Includes i) {
      Slot slot = i.slot();
      return i.list().path() + " includes " + (slot == null ? "\"" + i.text() + "\"" : slot(slot));
    }
    if (atom instanceof Condition.Quantified q) {
      return q.quantifier()
          + " "
          + q.variable().name()
          + " in "
          + q.variable().list().path()
          + " has "
          + of(q.has());
    }
    Condition.ComesFrom from = (Condition.ComesFrom) atom;
    TreeSet<String> sources = new TreeSet<>();
    for (SourcePattern source : from.sources()) {
      sources.add(source.toString());
    }
    return from.argument() + " from " + sources;
  }

  static String of(@Nullable Quantity quantity) {
    if (quantity == null) {
      return "-";
    }
    if (quantity instanceof Quantity.Constant c) {
      return c.dimension() + ":" + c.numerator() + "/" + c.denominator();
    }
    if (quantity instanceof Quantity.Read r) {
      return slot(r.slot());
    }
    if (quantity instanceof Quantity.ReadOr r) {
      return "(" + of(r.read()) + " or " + of(r.otherwise()) + ")";
    }
    if (quantity instanceof Quantity.DayOf d) {
      return "day(" + of(d.instant()) + ")";
    }
    if (quantity instanceof Quantity.Today) {
      return "today";
    }
    if (quantity instanceof Quantity.Now) {
      return "now";
    }
    if (quantity instanceof Quantity.Ago a) {
      return "ago(" + of(a.length()) + ")";
    }
    if (quantity instanceof Quantity.Sum s) {
      return "(" + of(s.left()) + (s.minus() ? "-" : "+") + of(s.right()) + ")";
    }
    if (quantity instanceof Quantity.Scaled s) {
      return "(" + s.numerator() + "/" + s.denominator() + "*" + of(s.of()) + ")";
    }
    if (quantity instanceof Quantity.Choice c) {
      return (c.greater() ? "max(" : "min(") + of(c.left()) + "," + of(c.right()) + ")";
    }
    return source(quantity);
  }

  private static String source(Quantity quantity) {
    StringBuilder text = new StringBuilder();
    if (quantity instanceof Quantity.Setting s) {
      for (Quantity.DatedValue value : s.values()) {
        text.append(value.from()).append(' ').append(value.until()).append(' ');
        text.append(of(value.value())).append(';');
      }
      return "setting(" + text + ")";
    }
    if (quantity instanceof Quantity.Lookup l) {
      for (Slot key : l.keys()) {
        text.append(slot(key)).append(',');
      }
      for (Quantity.Row row : l.rows()) {
        text.append(row.cells()).append(of(row.value())).append(';');
      }
      return "table(" + text + ")";
    }
    if (quantity instanceof Quantity.Total t) {
      return "total "
          + of(t.each())
          + " "
          + t.variable().name()
          + " in "
          + t.variable().list().path();
    }
    if (quantity instanceof Quantity.Count c) {
      Condition where = c.where();
      return "count "
          + c.variable().list().path()
          + (where == null ? "" : " " + c.variable().name() + " where " + of(where));
    }
    if (quantity instanceof Quantity.Done d) {
      return "done " + d.action() + " per " + d.counter() + " in " + of(d.window());
    }
    return "read " + ((Quantity.ReadAt) quantity).fact();
  }

  static String of(Effect effect) {
    if (effect instanceof Effect.RequireConfirmation c) {
      return "confirm " + c.showing() + " " + c.asking();
    }
    if (effect instanceof Effect.RequireApproval a) {
      return "approval " + a.role() + " " + of(a.within());
    }
    if (effect instanceof Effect.RequireIdentity i) {
      return "identity " + slot(i.identity()) + " " + i.level();
    }
    if (effect instanceof Effect.Cap c) {
      return "cap " + of(c.argument()) + " " + of(c.bound()) + " " + c.approvalBy();
    }
    if (effect instanceof Effect.Limit l) {
      return "limit "
          + of(l.total())
          + " "
          + l.each()
          + " "
          + of(l.bound())
          + " "
          + l.counter()
          + " "
          + of(l.window())
          + " "
          + l.approvalBy();
    }
    return effect instanceof Effect.Allow
        ? "allow"
        : effect instanceof Effect.Deny ? "deny" : "inform";
  }

  static String of(@Nullable Message message) {
    if (message == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(message.exactly() ? "!" : "");
    for (Message.Part part : message.parts()) {
      if (part instanceof Message.Words words) {
        text.append(words.text());
      } else {
        text.append('{').append(((Message.Placeholder) part).path()).append('}');
      }
    }
    return text.toString();
  }
}
