// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import java.math.BigInteger;
import java.nio.IntBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells whether one cell per level can be true together, and finds values. */
final class Feasibility {
  private static final BigInteger FAR = BigInteger.ONE.shiftLeft(60);
  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long DAY = 86_400_000_000L;
  private static final long HOUR = 3_600_000_000L;
  private static final long SECOND = 1_000_000L;

  private final Space space;
  private final LocalDate today;
  private final ZoneId zone;
  private final long leastOffset;
  private final long mostOffset;
  private final boolean[] entangled;
  private final Texts texts;
  private final List<int[]> wholes = new ArrayList<>();
  private final List<int[]> keys = new ArrayList<>();
  private final List<int[]> parts = new ArrayList<>();
  private final List<int[]> overLists = new ArrayList<>();
  private final int[] numeric;
  private final int[] relations;
  private final Map<IntBuffer, LinearSystem.Answer> answers = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private int @Nullable [] last;
  private @Nullable Scene scene;

  /**
   * Starts.
   *
   * @param space the levels
   * @param today the day that is taken if it does not matter
   * @param zone the policy's zone
   */
  Feasibility(Space space, LocalDate today, ZoneId zone) {
    this.space = space;
    this.zone = zone;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (ZoneOffset offset : offsets(zone.getRules())) {
      least = Math.min(least, offset.getTotalSeconds() * SECOND);
      most = Math.max(most, offset.getTotalSeconds() * SECOND);
    }
    this.leastOffset = least;
    this.mostOffset = most;
    this.today = today;
    this.entangled = new boolean[space.levels().size()];
    this.texts = new Texts(space);
    List<Integer> numbers = new ArrayList<>();
    List<Integer> related = new ArrayList<>();
    for (Level level : space.levels()) {
      if (level instanceof Level.OfSlot slot && slot.ranges() != null) {
        numbers.add(level.index());
      } else if (level instanceof Level.OfNumber number) {
        numbers.add(level.index());
        if (isRelated(number.direction())) {
          related.add(level.index());
        }
      }
      if (level instanceof Level.OfSlot whole && whole.slot().wholeFact()) {
        attributes(whole);
      } else if (level instanceof Level.OfElements elements) {
        elements(elements);
      } else if (level instanceof Level.OfSame same) {
        entangle(same, space.slot(same.same().left()));
        entangle(same, space.slot(same.same().right()));
      } else if (level instanceof Level.OfNumber number) {
        entangle(number);
      }
    }
    numeric = array(numbers);
    relations = array(related);
  }

  private static int[] array(List<Integer> list) {
    int[] array = new int[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }

  /** Tells whether a sum says anything about other numbers. */
  private static boolean isRelated(Direction direction) {
    Var.Kind kind = direction.first().kind();
    return !direction.isSingle()
        || kind == Var.Kind.NOW
        || kind == Var.Kind.MONTHS_AGO
        || kind == Var.Kind.DAY_OF;
  }

  /** Gives all offsets a zone had since 1970, or will have. */
  private static List<ZoneOffset> offsets(ZoneRules rules) {
    List<ZoneOffset> all = new ArrayList<>();
    all.add(rules.getOffset(Instant.EPOCH));
    for (ZoneOffsetTransition transition : rules.getTransitions()) {
      if (transition.getInstant().isAfter(Instant.EPOCH)) {
        all.add(transition.getOffsetAfter());
      }
    }
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      all.add(rule.getOffsetAfter());
    }
    return all;
  }

  /** Finds what depends on whether a list is known. */
  private void elements(Level.OfElements elements) {
    String path = elements.list().path();
    for (Level level : space.levels()) {
      boolean same = false;
      if (level instanceof Level.OfSlot slot && slot.slot().of() != null) {
        if (slot.slot().of().list().path().equals(path)) {
          entangle(elements, level);
          parts.add(new int[] {elements.index(), level.index()});
        }
      } else if (level instanceof Level.OfNumber number && number.direction().isSingle()) {
        Object origin = number.direction().first().origin();
        same =
            (origin instanceof Quantity.Total total && total.variable().list().path().equals(path))
                || (origin instanceof Quantity.Count count
                    && count.variable().list().path().equals(path));
      }
      if (same) {
        entangle(elements, level);
        overLists.add(new int[] {elements.index(), level.index()});
      }
    }
  }

  private boolean lists(int[] cells) {
    for (int[] pair : parts) {
      Level.OfSlot part = (Level.OfSlot) space.level(pair[1]);
      if (cells[pair[0]] > Level.OfElements.SOME
          && cells[pair[1]] >= 0
          && cells[pair[1]] != part.unreadCell()) {
        return false;
      }
    }
    for (int[] pair : overLists) {
      boolean unread = cells[pair[0]] >= Level.OfElements.ABSENT;
      if (unread && cells[pair[1]] >= 0 && cells[pair[1]] != space.level(pair[1]).unreadCell()) {
        return false;
      }
    }
    return true;
  }

  private void attributes(Level.OfSlot whole) {
    for (Level level : space.levels()) {
      if (level instanceof Level.OfSlot part
          && part != whole
          && part.slot().of() == null
          && part.slot().path().startsWith(whole.slot().path() + ".")) {
        entangle(whole, part);
        wholes.add(new int[] {whole.index(), part.index()});
      }
    }
  }

  private void entangle(Level.OfNumber number) {
    for (Var variable : number.direction().factors().keySet()) {
      Level own = levelOf(variable);
      if (own != null && own != number) {
        entangle(number, own);
        if (variable.hasOwnUnknown() && variable.slot() != null) {
          keys.add(new int[] {own.index(), space.slot(variable.slot()).index()});
        }
      }
      if (variable.slot() != null) {
        Level slot = space.slot(variable.slot());
        entangle(number, slot);
        if (variable.hasOwnUnknown()) {
          keys.add(new int[] {number.index(), slot.index()});
        }
      }
      if (variable.kind() == Var.Kind.TODAY
          || variable.kind() == Var.Kind.NOW
          || variable.kind() == Var.Kind.MONTHS_AGO) {
        entangled[number.index()] = true;
      }
    }
  }

  private @Nullable Level levelOf(Var variable) {
    return variable.kind() == Var.Kind.SLOT
        ? space.find(variable.key())
        : space.find(Space.key(Direction.of(variable)));
  }

  private void entangle(Level one, Level other) {
    entangled[one.index()] = true;
    entangled[other.index()] = true;
  }

  /** Tells whether what is possible for a level depends on other levels. */
  boolean isEntangled(int level) {
    return entangled[level];
  }

  /** Tells whether a cell is impossible whatever the others are. */
  boolean isImpossible(int level, int cell) {
    if (space.level(level) instanceof Level.OfNumber number
        && number.direction().isSingle()
        && number.direction().first().isCount()
        && cell < number.ranges().cells()) {
      BigInteger most = number.ranges().most(cell);
      return most != null && most.signum() < 0;
    }
    return false;
  }

  /**
   * Looks for values.
   *
   * @param cells one cell per level; -1 where it does not matter
   * @return whether there are values; {@link #scene} has them if they were found
   */
  LinearSystem.Answer check(int[] cells) {
    last = cells;
    scene = null;
    if (!facts(cells)) {
      return LinearSystem.Answer.NONE;
    }
    words.clear();
    LinearSystem.Answer text = texts.check(cells, words);
    if (text == LinearSystem.Answer.NONE) {
      return text;
    }
    LinearSystem.Answer number = numbersOf(cells);
    return number == LinearSystem.Answer.FOUND ? text : number;
  }

  /** Looks for numbers only if there is a relation, and only once for the same cells. */
  private LinearSystem.Answer numbersOf(int[] cells) {
    boolean related = false;
    for (int at : relations) {
      related |= cells[at] >= 0;
    }
    if (!related) {
      return LinearSystem.Answer.FOUND;
    }
    int[] key = new int[numeric.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = cells[numeric[i]];
    }
    IntBuffer asked = IntBuffer.wrap(key);
    LinearSystem.Answer answer = answers.get(asked);
    if (answer == null) {
      answer = numbers(cells);
      answers.put(asked, answer);
    }
    return answer;
  }

  /** Gives values for the cells last checked, if they are possible. */
  Scene scene() {
    if (scene == null) {
      numbers(requireNonNull(last, "nothing was checked"));
    }
    return requireNonNull(scene, "no values were found");
  }

  private boolean facts(int[] given) {
    int[] cells = given.clone();
    for (int[] pair : keys) {
      boolean counted = cells[pair[0]] >= 0 && cells[pair[0]] != space.level(pair[0]).unreadCell();
      if (counted && cells[pair[1]] >= ((Level.OfSlot) space.level(pair[1])).known()) {
        return false;
      }
      if (counted && cells[pair[1]] < 0) {
        cells[pair[1]] = 0;
      }
    }
    for (int[] pair : wholes) {
      int whole = cells[pair[0]];
      int part = cells[pair[1]];
      Level.OfSlot fact = (Level.OfSlot) space.level(pair[0]);
      Level.OfSlot attribute = (Level.OfSlot) space.level(pair[1]);
      if (whole < fact.known() || part < 0) {
        continue;
      }
      boolean absent = whole == fact.absentCell();
      if (part < attribute.known()
          || (absent && attribute.tellsAbsent() && part == attribute.unreadCell())
          || (!absent && part == attribute.absentCell())) {
        return false;
      }
    }
    return lists(cells);
  }

  private LinearSystem.Answer numbers(int[] cells) {
    LinearSystem system = new LinearSystem();
    TreeSet<Var> seen = new TreeSet<>();
    bounds(cells, system, seen);
    boolean calendar = link(system, seen);
    LinearSystem.Answer answer = system.solve();
    if (answer == LinearSystem.Answer.NONE) {
      return answer;
    }
    LocalDate day = today;
    if (calendar) {
      if (answer == LinearSystem.Answer.FOUND) {
        day = LocalDate.ofEpochDay(system.value(Var.TODAY).longValueExact());
      }
      system = new LinearSystem();
      wish(system, seen, day);
      bounds(cells, system, seen);
      settle(system, seen, day);
      answer =
          system.solve() == LinearSystem.Answer.FOUND
              ? LinearSystem.Answer.FOUND
              : LinearSystem.Answer.OPEN;
    }
    Map<Var, BigInteger> values = new TreeMap<>();
    for (Var variable : seen) {
      values.put(variable, system.value(variable));
    }
    scene = new Scene(day, values, Map.copyOf(words));
    return answer;
  }

  private void bounds(int[] cells, LinearSystem system, Set<Var> seen) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] < 0) {
        continue;
      }
      Level level = space.level(i);
      if (level instanceof Level.OfSlot slot) {
        Ranges ranges = slot.ranges();
        if (ranges != null && cells[i] < ranges.cells()) {
          Var variable = Var.slot(slot.slot(), dimension(slot));
          bound(system, Direction.of(variable), ranges, cells[i], seen);
        }
      } else if (level instanceof Level.OfNumber number && cells[i] < number.ranges().cells()) {
        bound(system, number.direction(), number.ranges(), cells[i], seen);
      }
    }
    for (Var variable : seen) {
      domain(system, variable);
    }
    wish(system, seen, today);
  }

  static Dimension dimension(Level.OfSlot level) {
    return requireNonNull(
        Dimension.of(level.slot().attribute().type()), "a level of numbers has an order");
  }

  private static void bound(
      LinearSystem system, Direction direction, Ranges ranges, int cell, Set<Var> seen) {
    system.between(direction.factors(), ranges.least(cell), ranges.most(cell));
    seen.addAll(direction.factors().keySet());
  }

  private static void domain(LinearSystem system, Var variable) {
    BigInteger least = FAR.negate();
    BigInteger most = FAR;
    if (variable.isCount()) {
      least = BigInteger.ZERO;
    } else if (variable.dimension() == Dimension.DATE) {
      least = BigInteger.valueOf(FIRST_DAY);
      most = BigInteger.valueOf(LAST_DAY);
    } else if (variable.dimension() == Dimension.INSTANT) {
      least = BigInteger.valueOf(FIRST_DAY).multiply(BigInteger.valueOf(DAY));
      most = BigInteger.valueOf(LAST_DAY).multiply(BigInteger.valueOf(DAY));
    }
    system.between(Direction.of(variable).factors(), least, most);
  }

  /**
   * Adds what is known of days, months and points in time, loosely: the exact day is chosen
   * afterwards. Tells whether there is anything to choose.
   */
  private boolean link(LinearSystem system, Set<Var> seen) {
    boolean calendar = seen.contains(Var.TODAY) || seen.contains(Var.NOW);
    for (Var variable : seen) {
      calendar |= variable.kind() == Var.Kind.MONTHS_AGO || variable.kind() == Var.Kind.DAY_OF;
    }
    if (!calendar) {
      return false;
    }
    seen.add(Var.TODAY);
    domain(system, Var.TODAY);
    system.wish(Var.TODAY, today.toEpochDay());
    for (Var variable : seen) {
      if (variable.kind() == Var.Kind.MONTHS_AGO) {
        long count = Long.parseLong(variable.key());
        distance(system, Var.TODAY, variable, 28 * count, 31 * count);
        for (Var other : seen) {
          if (other.kind() == Var.Kind.MONTHS_AGO && Long.parseLong(other.key()) > count) {
            long more = Long.parseLong(other.key()) - count;
            distance(system, variable, other, 28 * more - 3, 31 * more + 3);
          }
        }
      }
    }
    days(system, seen, -mostOffset, DAY - 1 - leastOffset);
    return true;
  }

  /** Says that points in time lie in their days. */
  private static void days(LinearSystem system, Set<Var> seen, long least, long most) {
    for (Var variable : seen) {
      Var moment = null;
      if (variable.kind() == Var.Kind.TODAY) {
        moment = Var.NOW;
      } else if (variable.kind() == Var.Kind.DAY_OF && variable.slot() != null) {
        moment = Var.slot(variable.slot(), Dimension.INSTANT);
      }
      if (moment != null && seen.contains(moment)) {
        TreeMap<Var, BigInteger> sum = new TreeMap<>();
        sum.put(moment, BigInteger.ONE);
        sum.put(variable, BigInteger.valueOf(-DAY));
        system.between(sum, BigInteger.valueOf(least), BigInteger.valueOf(most));
      }
    }
  }

  /** Says that it is a certain day. */
  private void settle(LinearSystem system, Set<Var> seen, LocalDate day) {
    fix(system, Var.TODAY, day.toEpochDay());
    for (Var variable : seen) {
      if (variable.kind() == Var.Kind.MONTHS_AGO) {
        long months = Long.parseLong(variable.key());
        fix(system, variable, day.minusMonths(months).toEpochDay());
      }
    }
    long offset = day.atTime(LocalTime.NOON).atZone(zone).getOffset().getTotalSeconds() * SECOND;
    days(system, seen, -offset, DAY - 1 - offset);
  }

  private static void distance(LinearSystem system, Var from, Var to, long least, long most) {
    TreeMap<Var, BigInteger> sum = new TreeMap<>();
    sum.put(from, BigInteger.ONE);
    sum.put(to, BigInteger.ONE.negate());
    system.between(sum, BigInteger.valueOf(least), BigInteger.valueOf(most));
  }

  private static void fix(LinearSystem system, Var variable, long value) {
    BigInteger exact = BigInteger.valueOf(value);
    system.between(Direction.of(variable).factors(), exact, exact);
  }

  private static void wish(LinearSystem system, Set<Var> seen, LocalDate day) {
    long noon = day.toEpochDay() * DAY + 12 * HOUR;
    for (Var variable : seen) {
      switch (variable.dimension()) {
        case DATE ->
            system.wish(variable, day.toEpochDay() - (variable.kind() == Var.Kind.TODAY ? 0 : 3));
        case INSTANT ->
            system.wish(variable, variable.kind() == Var.Kind.NOW ? noon : noon - 60_000_000L);
        case ELAPSED -> system.wish(variable, HOUR);
        case MONEY -> system.wish(variable, 1_200);
        case NUMBER -> system.wish(variable, variable.isCount() ? 0 : Forms.ONE);
        default -> system.wish(variable, 100_000);
      }
    }
  }
}
