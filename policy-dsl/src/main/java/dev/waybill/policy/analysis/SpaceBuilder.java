// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what policies ask about, and cuts it where they can tell cases apart. */
final class SpaceBuilder {

  /** What is asked about one slot. */
  private static final class SlotUse {
    private final Slot slot;
    private final Set<Set<String>> sets = new LinkedHashSet<>();
    private boolean absent;
    private int uses;

    SlotUse(Slot slot) {
      this.slot = slot;
    }
  }

  private final Map<String, SlotUse> slots = new LinkedHashMap<>();
  private final Map<Direction, TreeSet<BigInteger>> cuts = new LinkedHashMap<>();
  private final Map<String, Level> others = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private Forms forms;

  private SpaceBuilder(Forms forms) {
    this.forms = forms;
  }

  static Space build(CheckedPolicy policy, @Nullable CheckedPolicy other) {
    SpaceBuilder builder = new SpaceBuilder(new Forms(policy.zone()));
    builder.policy(policy);
    if (other != null) {
      builder.forms = new Forms(other.zone());
      builder.policy(other);
      builder.origins(policy, other);
    }
    return builder.space();
  }

  private void policy(CheckedPolicy policy) {
    day(policy.from(), true);
    day(policy.until(), false);
    for (Rule rule : policy.rules()) {
      condition(rule.condition());
      effect(rule);
      if (rule.element() != null) {
        other(new Level.OfElements(rule.element().list()));
      }
    }
  }

  private void day(@Nullable LocalDate date, boolean first) {
    if (date != null) {
      cut(Direction.of(Var.TODAY), BigInteger.valueOf(date.toEpochDay() - (first ? 1 : 0)));
    }
  }

  private void cut(Direction direction, BigInteger at) {
    TreeSet<BigInteger> there = cuts.get(direction);
    if (there == null) {
      there = new TreeSet<>();
      cuts.put(direction, there);
    }
    there.add(at);
  }

  private SlotUse slot(Slot slot) {
    String key = Keys.slot(slot);
    SlotUse use = slots.get(key);
    if (use == null) {
      use = new SlotUse(slot);
      slots.put(key, use);
    }
    use.uses++;
    return use;
  }

  private void condition(Condition condition) {
    if (condition instanceof Condition.All all) {
      conditions(all.parts());
    } else if (condition instanceof Condition.Any any) {
      conditions(any.parts());
    } else if (condition instanceof Condition.Not not) {
      condition(not.part());
    } else if (condition instanceof Condition.Term term) {
      condition(term.meaning());
    } else if (condition instanceof Condition.Atom atom) {
      atom(atom);
    }
  }

  private void conditions(List<Condition> parts) {
    for (Condition part : parts) {
      condition(part);
    }
  }

  private void atom(Condition.Atom atom) {
    if (atom instanceof Condition.Compare compare) {
      compare(forms(compare.left()), forms(compare.right()), compare.comparison());
    } else if (atom instanceof Condition.OneOf oneOf) {
      SlotUse use = slot(oneOf.slot());
      use.sets.add(oneOf.values());
      use.absent |= oneOf.absentAs() != null;
    } else if (atom instanceof Condition.Presence presence) {
      slot(presence.slot()).absent = true;
    } else if (atom instanceof Condition.Same same) {
      slot(same.left());
      slot(same.right());
      other(new Level.OfSame(same, Keys.of(same)));
    } else {
      if (atom instanceof Condition.MatchesText matches) {
        slot(matches.slot());
      }
      other(new Level.OfOpaque(atom, Space.opaqueKey(atom)));
    }
  }

  private void other(Level level) {
    others.putIfAbsent(level.key(), level);
    used(level.key());
  }

  private void used(String key) {
    uses.put(key, uses.getOrDefault(key, 0) + 1);
  }

  private void compare(List<Linear> left, List<Linear> right, Comparison comparison) {
    for (Linear a : left) {
      for (Linear b : right) {
        Linear sum = a.minus(b);
        if (sum.isConstant()) {
          continue;
        }
        Cut cut = Cut.of(sum, comparison);
        if (!cut.isEquality() || cut.at().isWhole()) {
          cut(cut.direction(), cut.lower());
        }
        if (cut.isEquality() && cut.at().isWhole()) {
          cut(cut.direction(), cut.at().numerator());
        }
        used(Space.key(cut.direction()));
      }
    }
  }

  /** Gives all sums a quantity may be, whatever its cases. */
  private List<Linear> forms(Quantity quantity) {
    Set<Linear> found = new LinkedHashSet<>();
    if (quantity instanceof Quantity.Constant constant) {
      found.add(Forms.constant(constant));
    } else if (quantity instanceof Quantity.Read read) {
      slot(read.slot());
      found.add(Forms.read(read));
    } else if (quantity instanceof Quantity.ReadOr read) {
      slot(read.read().slot()).absent = true;
      found.add(Forms.read(read.read()));
      found.add(Forms.constant(read.otherwise()));
    } else if (quantity instanceof Quantity.DayOf day) {
      for (Linear form : forms(day.instant())) {
        found.add(forms.day(form));
      }
    } else if (quantity instanceof Quantity.Today) {
      found.add(Linear.of(Var.TODAY, 1));
    } else if (quantity instanceof Quantity.Now) {
      found.add(Linear.of(Var.NOW, 1));
    } else if (quantity instanceof Quantity.Ago ago) {
      for (Linear form : forms(ago.length())) {
        found.add(Forms.ago(form, ago.length().dimension()));
      }
    } else if (quantity instanceof Quantity.Sum sum) {
      List<Linear> right = forms(sum.right());
      for (Linear left : forms(sum.left())) {
        for (Linear other : right) {
          found.add(Forms.sum(sum, left, other));
        }
      }
    } else if (quantity instanceof Quantity.Scaled scaled) {
      Rational factor = Rational.of(scaled.numerator(), scaled.denominator());
      for (Linear form : forms(scaled.of())) {
        found.add(form.times(factor));
      }
    } else if (quantity instanceof Quantity.Choice choice) {
      List<Linear> left = forms(choice.left());
      List<Linear> right = forms(choice.right());
      compare(left, right, Comparison.AT_MOST);
      found.addAll(left);
      found.addAll(right);
    } else {
      cases(quantity, found);
    }
    return List.copyOf(found);
  }

  private void cases(Quantity quantity, Set<Linear> found) {
    if (quantity instanceof Quantity.Setting setting) {
      for (Quantity.DatedValue value : setting.values()) {
        day(value.from(), true);
        day(value.until(), false);
        found.add(Forms.constant(value.value()));
      }
    } else if (quantity instanceof Quantity.Lookup lookup) {
      for (int i = 0; i < lookup.keys().size(); i++) {
        SlotUse use = slot(lookup.keys().get(i));
        for (Quantity.Row row : lookup.rows()) {
          String cell = row.cells().get(i);
          if (cell != null) {
            use.sets.add(Set.of(cell));
          }
        }
      }
      for (Quantity.Row row : lookup.rows()) {
        found.addAll(forms(row.value()));
      }
    } else {
      Linear opaque = Forms.opaque(quantity);
      if (opaque != null) {
        found.add(opaque);
        number(opaque.factors().firstKey());
      }
    }
  }

  private void number(Var variable) {
    cuts.putIfAbsent(Direction.of(variable), new TreeSet<>());
    if (variable.slot() != null) {
      slot(variable.slot());
    }
  }

  private void effect(Rule rule) {
    Effect effect = rule.effect();
    if (effect instanceof Effect.RequireIdentity identity) {
      slot(identity.identity()).sets.add(below(identity));
    } else if (effect instanceof Effect.RequireApproval approval && approval.within() != null) {
      forms(approval.within());
    } else if (effect instanceof Effect.Cap cap) {
      compare(forms(cap.argument()), forms(cap.bound()), Comparison.MORE);
      negative(cap.argument());
    } else if (effect instanceof Effect.Limit limit) {
      limit(rule, limit);
    }
  }

  /** Neither a cap nor a limit says anything about a negative amount. */
  private void negative(Quantity.Read argument) {
    if (argument.dimension().isAmount()) {
      compare(forms(argument), List.of(Linear.constant(Rational.ZERO)), Comparison.LESS);
    }
  }

  private void limit(Rule rule, Effect.Limit limit) {
    if (limit.total() != null) {
      negative(limit.total());
    }
    List<Linear> zero = List.of(Linear.constant(Rational.ZERO));
    for (String action : rule.actions()) {
      Set<String> actions = Space.counted(rule, limit, action);
      Var used = Forms.used(limit, actions);
      number(used);
      List<Linear> excess = new ArrayList<>();
      for (Linear bound : forms(limit.bound())) {
        if (limit.total() == null) {
          excess.add(Forms.excess(limit, actions, bound, null));
        } else {
          for (Linear amount : forms(limit.total())) {
            excess.add(Forms.excess(limit, actions, bound, amount));
          }
        }
      }
      compare(excess, zero, Comparison.MORE);
    }
  }

  /** Gives the identity levels that are not enough. */
  static Set<String> below(Effect.RequireIdentity identity) {
    List<String> values = ((Type.Enumeration) identity.identity().attribute().type()).values();
    return new LinkedHashSet<>(values.subList(0, values.indexOf(identity.level())));
  }

  private void origins(CheckedPolicy before, CheckedPolicy after) {
    Set<String> actions = new TreeSet<>(before.vocabulary().actions().keySet());
    actions.addAll(after.vocabulary().actions().keySet());
    for (SlotUse use : slots.values()) {
      for (String action : actions) {
        Provenance old = Provenance.of(before, use.slot, action);
        Provenance now = Provenance.of(after, use.slot, action);
        String key = Space.originKey(use.slot, old, now);
        if (key != null && !others.containsKey(key)) {
          List<Origin> origins = Provenance.origins(old, now);
          boolean alike = origins.size() == 1 && origins.get(0).before() && origins.get(0).after();
          if (!origins.isEmpty() && !alike) {
            others.put(key, new Level.OfOrigin(key, origins));
          }
        }
      }
    }
  }

  private Space space() {
    List<Level> levels = new ArrayList<>(others.values());
    for (SlotUse use : slots.values()) {
      levels.add(level(use));
    }
    for (Map.Entry<Direction, TreeSet<BigInteger>> entry : cuts.entrySet()) {
      Direction direction = entry.getKey();
      if (!direction.isSingle() || direction.first().kind() != Var.Kind.SLOT) {
        levels.add(
            new Level.OfNumber(direction, Space.key(direction), new Ranges(entry.getValue())));
      }
    }
    levels.sort(new Order());
    return new Space(levels);
  }

  /** Slots first, the most asked about first; sums of several numbers and all else last. */
  private final class Order implements Comparator<Level> {
    @Override
    public int compare(Level a, Level b) {
      if (a.rank() != b.rank()) {
        return Integer.compare(a.rank(), b.rank());
      }
      int byUses = Integer.compare(weight(b), weight(a));
      return byUses != 0 ? byUses : a.key().compareTo(b.key());
    }
  }

  private int weight(Level level) {
    SlotUse use = slots.get(level.key());
    return use != null ? use.uses : uses.getOrDefault(level.key(), 0);
  }

  private Level level(SlotUse use) {
    if (Forms.isNumeric(use.slot)) {
      Set<BigInteger> at = new TreeSet<>();
      for (Map.Entry<Direction, TreeSet<BigInteger>> entry : cuts.entrySet()) {
        Direction direction = entry.getKey();
        if (direction.isSingle()
            && direction.first().kind() == Var.Kind.SLOT
            && direction.first().key().equals(use.slot.path())) {
          at.addAll(entry.getValue());
        }
      }
      return new Level.OfSlot(
          use.slot, List.of(), false, new Ranges(new TreeSet<>(at)), use.absent);
    }
    return texts(use);
  }

  private static Level texts(SlotUse use) {
    Set<String> all = new LinkedHashSet<>();
    boolean open = true;
    if (use.slot.wholeFact()) {
      all.add("there");
      open = false;
    } else if (use.slot.attribute().type() instanceof Type.Enumeration enumeration) {
      all.addAll(enumeration.values());
      open = false;
    } else if (use.slot.attribute().type() == Type.Simple.YES_NO) {
      all.add("yes");
      all.add("no");
      open = false;
    }
    for (Set<String> set : use.sets) {
      all.addAll(set);
    }
    Map<String, List<String>> groups = new TreeMap<>();
    List<List<String>> ordered = new ArrayList<>();
    for (String value : all) {
      StringBuilder signature = new StringBuilder();
      for (Set<String> set : use.sets) {
        signature.append(set.contains(value) ? '1' : '0');
      }
      List<String> group = groups.get(signature.toString());
      if (group == null) {
        group = new ArrayList<>();
        groups.put(signature.toString(), group);
        ordered.add(group);
      }
      group.add(value);
    }
    return new Level.OfSlot(use.slot, ordered, open, null, use.absent);
  }
}
