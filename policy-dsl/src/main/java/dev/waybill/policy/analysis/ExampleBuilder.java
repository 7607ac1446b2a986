// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a request of one case: just the values that matter, from sources that are relied on. */
final class ExampleBuilder {
  private final Space space;
  private final CheckedPolicy before;
  private final CheckedPolicy after;
  private final String action;
  private final int[] cells;
  private final Scene scene;
  private final Words words;
  private final Instant now;
  private final Map<String, Value> values = new TreeMap<>();
  private final Map<String, Slot> slots = new TreeMap<>();
  private final Map<String, Instant> readAt = new TreeMap<>();
  private final Map<String, List<Map<String, Value>>> lists = new TreeMap<>();
  private final Map<String, ListSlot> listSlots = new TreeMap<>();
  private final Set<String> absentLists = new TreeSet<>();
  private final List<ReplayLedger.Answer> answers = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private ExampleBuilder(
      Space space,
      CheckedPolicy before,
      CheckedPolicy after,
      String action,
      int[] cells,
      Scene scene) {
    this.space = space;
    this.before = before;
    this.after = after;
    this.action = action;
    this.cells = cells;
    this.scene = scene;
    this.words = new Words(before.currency());
    BigInteger moment = scene.numbers().get(Var.NOW);
    this.now =
        moment == null
            ? scene.today().atTime(LocalTime.NOON).atZone(before.zone()).toInstant()
            : micros(moment);
  }

  /** Makes a request; the second policy is the first if there is only one. */
  static Example build(
      Space space,
      CheckedPolicy before,
      CheckedPolicy after,
      String action,
      int[] cells,
      Scene scene) {
    return new ExampleBuilder(space, before, after, action, cells, scene).build();
  }

  private Example build() {
    if (scene.numbers().containsKey(Var.TODAY)) {
      said.add("today = " + scene.today());
    }
    for (Level level : space.levels()) {
      int cell = cells[level.index()];
      if (cell >= 0) {
        if (level instanceof Level.OfSlot slot) {
          slot(slot, cell);
        } else if (level instanceof Level.OfNumber number && number.direction().isSingle()) {
          number(number, cell);
        } else if (level instanceof Level.OfElements elements) {
          elements(elements.list(), cell);
        } else if (level instanceof Level.OfOpaque opaque) {
          opaque(opaque.atom(), cell);
        }
      }
    }
    Request.Builder request = Request.of(action, now);
    arguments(request);
    facts(request);
    return new Example(request.build(), new ReplayLedger(now, answers), String.join(", ", said));
  }

  private static Instant micros(BigInteger value) {
    return Instant.EPOCH.plus(value.longValue(), ChronoUnit.MICROS);
  }

  private void slot(Level.OfSlot level, int cell) {
    Slot slot = level.slot();
    if (cell == level.unreadCell()) {
      return;
    }
    if (cell == level.absentCell()) {
      put(slot, Value.ABSENT);
      said.add(slot.path() + " is missing");
      return;
    }
    if (slot.wholeFact()) {
      put(slot, new Value.Fields(Map.of()));
      return;
    }
    if (level.ranges() != null) {
      BigInteger value = value(level);
      put(slot, numeric(slot, value));
      said.add(slot.path() + " = " + words.number(value, Feasibility.dimension(level)));
      return;
    }
    String text = scene.texts().get(level.key());
    if (text == null) {
      text = level.isOther(cell) ? unnamed(level) : level.groups().get(cell).get(0);
    }
    put(
        slot,
        slot.attribute().type() == Type.Simple.YES_NO
            ? Value.yes(text.equals("yes"))
            : Value.text(text));
    said.add(slot.path() + " = " + text);
  }

  private static String unnamed(Level.OfSlot level) {
    int number = 0;
    while (true) {
      String text = Texts.unnamed(level, number);
      boolean named = false;
      for (List<String> group : level.groups()) {
        named |= group.contains(text);
      }
      if (!named) {
        return text;
      }
      number++;
    }
  }

  private BigInteger value(Level.OfSlot level) {
    Var variable = Var.slot(level.slot(), Feasibility.dimension(level));
    BigInteger value = scene.numbers().get(variable);
    return value == null ? BigInteger.ZERO : value;
  }

  private Value numeric(Slot slot, BigInteger value) {
    return switch ((Type.Simple) slot.attribute().type()) {
      case MONEY -> Value.money(value.longValue(), before.currency().getCurrencyCode());
      case NUMBER -> new Value.Decimal(new BigDecimal(value, 6));
      case PERCENT -> new Value.Percent(new BigDecimal(value, 4));
      case DATE -> Value.day(LocalDate.ofEpochDay(value.longValue()));
      case INSTANT -> new Value.Moment(micros(value));
      default -> new Value.Length(Duration.of(value.longValue(), ChronoUnit.MICROS));
    };
  }

  private void put(Slot slot, Value value) {
    if (slot.of() == null) {
      values.put(slot.path(), value);
      slots.put(slot.path(), slot);
    } else {
      ListSlot list = slot.of().list();
      String column =
          slot.path().equals(slot.of().name())
              ? ""
              : slot.path().substring(slot.of().name().length() + 1);
      element(list, 0).put(column, value);
    }
  }

  private Map<String, Value> element(ListSlot list, int index) {
    listSlots.put(list.path(), list);
    List<Map<String, Value>> elements = lists.get(list.path());
    if (elements == null) {
      elements = new ArrayList<>();
      lists.put(list.path(), elements);
    }
    while (elements.size() <= index) {
      elements.add(new TreeMap<>());
    }
    return elements.get(index);
  }

  private void elements(ListSlot list, int cell) {
    if (cell == Level.OfElements.SOME) {
      element(list, 0);
    } else if (cell == Level.OfElements.EMPTY) {
      listSlots.put(list.path(), list);
      lists.putIfAbsent(list.path(), new ArrayList<>());
      said.add(list.path() + " is empty");
    } else if (cell == Level.OfElements.ABSENT) {
      listSlots.put(list.path(), list);
      absentLists.add(list.path());
      said.add(list.path() + " is missing");
    }
  }

  private void number(Level.OfNumber level, int cell) {
    Var variable = level.direction().first();
    boolean unknown = cell == level.unreadCell();
    BigInteger value = unknown ? null : scene.numbers().get(variable);
    if (variable.origin() instanceof Forms.LimitUse use) {
      Quantity.Read total = use.limit().total();
      key(use.limit().key());
      answers.add(
          new ReplayLedger.Answer(
              Set.copyOf(use.actions()),
              use.limit().counter(),
              total == null ? null : Provenance.argument(total.slot()),
              window(use.limit().window()),
              value == null ? null : value.longValue()));
      ledger(variable, value);
    } else if (variable.origin() instanceof Quantity.Done done) {
      key(done.key());
      answers.add(
          new ReplayLedger.Answer(
              Set.of(done.action()),
              done.counter(),
              null,
              window(done.window()),
              value == null ? null : value.longValue()));
      ledger(variable, value);
    } else if (value != null && variable.origin() instanceof Quantity.ReadAt at) {
      readAt.put(at.fact(), micros(value));
      said.add(at.fact() + " read at " + micros(value));
    } else if (value != null && variable.origin() instanceof Quantity.Total total) {
      if (total.each() instanceof Quantity.Read read && read.slot().of() != null) {
        put(read.slot(), numeric(read.slot(), value));
        said.add(variable.words() + " = " + words.number(value, variable.dimension()));
      }
    } else if (value != null && variable.origin() instanceof Quantity.Count count) {
      if (count.where() == null && value.bitLength() < 10) {
        listSlots.put(count.variable().list().path(), count.variable().list());
        lists.putIfAbsent(count.variable().list().path(), new ArrayList<>());
        if (value.signum() > 0) {
          element(count.variable().list(), value.intValue() - 1);
        }
        said.add(variable.words() + " = " + value);
      }
    }
  }

  private void ledger(Var variable, @Nullable BigInteger value) {
    if (value != null) {
      Dimension dimension = variable.dimension();
      said.add(
          variable.words()
              + " = "
              + (variable.isCount() ? value.toString() : words.number(value, dimension)));
    } else {
      said.add(variable.words() + " cannot be told");
    }
  }

  /** A ledger is asked only for a key that is known. */
  private void key(Slot key) {
    if (cells[space.slot(key).index()] < 0) {
      put(key, Value.text(unnamed(space.slot(key))));
    }
  }

  private static @Nullable Long window(@Nullable Quantity window) {
    if (window instanceof Quantity.Constant length && length.denominator() == 1) {
      return switch (length.dimension()) {
        case DAYS -> length.numerator() * 86_400_000_000L;
        case MONTHS -> length.numerator() * 30 * 86_400_000_000L;
        default -> length.numerator();
      };
    }
    return null;
  }

  private void opaque(Condition.Atom atom, int cell) {
    if (atom instanceof Condition.ListPresence presence) {
      listSlots.put(presence.list().path(), presence.list());
      if (cell == Truth.YES) {
        lists.putIfAbsent(presence.list().path(), new ArrayList<>());
      } else if (cell == Truth.NO) {
        absentLists.add(presence.list().path());
      }
    } else if (atom instanceof Condition.Includes includes && cell != Truth.UNKNOWN) {
      listSlots.put(includes.list().path(), includes.list());
      lists.putIfAbsent(includes.list().path(), new ArrayList<>());
      if (cell == Truth.YES && includes.text() != null) {
        element(includes.list(), 0).put("", Value.text(includes.text()));
      }
    } else if (atom instanceof Condition.MatchesText matches && cell == Truth.YES) {
      put(matches.slot(), Value.text(matches.text()));
    }
  }

  private void arguments(Request.Builder request) {
    Map<String, Map<String, Value>> parts = new TreeMap<>();
    Map<String, Value> wholes = new TreeMap<>();
    Map<String, Slot> roots = new TreeMap<>();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Slot slot = slots.get(entry.getKey());
      String argument = slot == null ? null : Provenance.argument(slot);
      if (slot != null && argument != null) {
        roots.put(argument, slot);
        String rest = entry.getKey().substring("request.".length() + argument.length());
        if (rest.isEmpty()) {
          wholes.put(argument, entry.getValue());
        } else {
          part(parts, argument).put(rest.substring(1), entry.getValue());
        }
      }
    }
    for (Map.Entry<String, ListSlot> entry : listSlots.entrySet()) {
      if (entry.getKey().startsWith("request.")) {
        String argument = entry.getKey().substring("request.".length());
        wholes.put(argument, items(entry.getValue()));
      }
    }
    for (Map.Entry<String, Map<String, Value>> entry : parts.entrySet()) {
      wholes.putIfAbsent(entry.getKey(), Nested.fields(entry.getValue()));
    }
    for (Map.Entry<String, Value> entry : wholes.entrySet()) {
      Slot slot = roots.get(entry.getKey());
      Origin origin = Sources.argument(space, before, after, action, entry.getKey(), slot, cells);
      request.argument(
          entry.getKey(),
          entry.getValue(),
          new Label(origin.name(), origin.verified(), origin.inThisConversation(), null));
    }
  }

  private static Map<String, Value> part(Map<String, Map<String, Value>> parts, String name) {
    Map<String, Value> there = parts.get(name);
    if (there == null) {
      there = new TreeMap<>();
      parts.put(name, there);
    }
    return there;
  }

  private Value items(ListSlot list) {
    if (absentLists.contains(list.path())) {
      return Value.ABSENT;
    }
    List<Value> items = new ArrayList<>();
    for (Map<String, Value> element : lists.getOrDefault(list.path(), List.of())) {
      Value plain = element.get("");
      items.add(plain != null ? plain : Nested.fields(element));
    }
    return new Value.Items(items);
  }

  private void facts(Request.Builder request) {
    Map<String, Map<Origin, Map<String, Value>>> facts = new TreeMap<>();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Slot slot = slots.get(entry.getKey());
      if (slot == null || Provenance.argument(slot) != null) {
        continue;
      }
      Origin origin = Sources.fact(space, before, after, action, slot, cells);
      if (slot.wholeFact()) {
        if (entry.getValue() instanceof Value.Absent) {
          request.fact(fact(slot.path(), Value.ABSENT, origin));
        } else {
          attributes(facts, slot.path(), origin);
        }
      } else {
        String rest = entry.getKey().substring(slot.root().length() + 1);
        attributes(facts, slot.root(), origin).put(rest, entry.getValue());
      }
    }
    for (Map.Entry<String, ListSlot> entry : listSlots.entrySet()) {
      String path = entry.getKey();
      int dot = path.indexOf('.');
      if (!path.startsWith("request.") && dot > 0) {
        Origin origin = Sources.path(before, after, action, path);
        attributes(facts, path.substring(0, dot), origin)
            .put(path.substring(dot + 1), items(entry.getValue()));
      }
    }
    for (Map.Entry<String, Map<Origin, Map<String, Value>>> entry : facts.entrySet()) {
      for (Map.Entry<Origin, Map<String, Value>> part : entry.getValue().entrySet()) {
        request.fact(fact(entry.getKey(), Nested.fields(part.getValue()), part.getKey()));
      }
    }
    for (String name : readAt.keySet()) {
      if (!facts.containsKey(name)) {
        Origin origin = Sources.path(before, after, action, name);
        request.fact(fact(name, new Value.Fields(Map.of()), origin));
      }
    }
  }

  private static Map<String, Value> attributes(
      Map<String, Map<Origin, Map<String, Value>>> facts, String name, Origin origin) {
    Map<Origin, Map<String, Value>> there = facts.get(name);
    if (there == null) {
      there = new LinkedHashMap<>();
      facts.put(name, there);
    }
    Map<String, Value> attributes = there.get(origin);
    if (attributes == null) {
      attributes = new TreeMap<>();
      there.put(origin, attributes);
    }
    return attributes;
  }

  private Fact fact(String name, Value value, Origin origin) {
    Instant asOf = readAt.getOrDefault(name, now.minus(origin.ageMicros(), ChronoUnit.MICROS));
    return new Fact(name, value, origin.name(), asOf, origin.inThisConversation(), List.of());
  }
}
