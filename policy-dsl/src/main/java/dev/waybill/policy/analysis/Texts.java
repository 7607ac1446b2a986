// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds texts for slots, some of which must be the same or different. */
final class Texts {
  private static final int MOST = 2_000;

  private final Space space;
  private final List<Level.OfSame> sames = new ArrayList<>();

  Texts(Space space) {
    this.space = space;
    for (Level level : space.levels()) {
      if (level instanceof Level.OfSame same) {
        sames.add(same);
      }
    }
  }

  /** Looks for texts and puts them under the keys of their levels. */
  LinearSystem.Answer check(int[] cells, Map<String, String> found) {
    Map<String, String> leaders = new HashMap<>();
    boolean canonical = false;
    List<Level.OfSlot[]> different = new ArrayList<>();
    Set<Level.OfSlot> involved = new LinkedHashSet<>();
    for (Level.OfSame same : sames) {
      int cell = cells[same.index()];
      if (cell < 0) {
        continue;
      }
      Level.OfSlot left = space.slot(same.same().left());
      Level.OfSlot right = space.slot(same.same().right());
      involved.add(left);
      involved.add(right);
      if (cell == 1) {
        canonical |= same.same().canonical();
        leaders.put(leader(leaders, left.key()), leader(leaders, right.key()));
      } else {
        different.add(new Level.OfSlot[] {left, right});
      }
    }
    if (involved.isEmpty()) {
      return LinearSystem.Answer.FOUND;
    }
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (Level.OfSlot slot : involved) {
      String leader = leader(leaders, slot.key());
      List<String> there = choices.get(leader);
      choices.put(
          leader, there == null ? choices(slot, cells, involved) : common(there, slot, cells));
    }
    List<String[]> apart = new ArrayList<>();
    for (Level.OfSlot[] pair : different) {
      apart.add(new String[] {leader(leaders, pair[0].key()), leader(leaders, pair[1].key())});
    }
    Map<String, String> chosen = new HashMap<>();
    int[] tries = {0};
    if (!choose(new ArrayList<>(choices.keySet()), 0, choices, apart, chosen, tries)) {
      return canonical || tries[0] > MOST ? LinearSystem.Answer.OPEN : LinearSystem.Answer.NONE;
    }
    for (Level.OfSlot slot : involved) {
      String text = chosen.get(leader(leaders, slot.key()));
      if (text != null) {
        found.put(slot.key(), text);
      }
    }
    return LinearSystem.Answer.FOUND;
  }

  private static String leader(Map<String, String> leaders, String key) {
    String at = key;
    String next = leaders.get(at);
    while (next != null && !next.equals(at)) {
      at = next;
      next = leaders.get(at);
    }
    return at;
  }

  private static boolean allows(Level.OfSlot slot, int[] cells, String text) {
    int cell = cells[slot.index()];
    if (cell < 0) {
      return true;
    }
    if (cell >= slot.known()) {
      return false;
    }
    if (!slot.isOther(cell)) {
      return slot.groups().get(cell).contains(text);
    }
    for (List<String> group : slot.groups()) {
      if (group.contains(text)) {
        return false;
      }
    }
    return true;
  }

  /** Gives texts a slot may have: all that are named anywhere, and enough that are not. */
  private List<String> choices(Level.OfSlot slot, int[] cells, Set<Level.OfSlot> involved) {
    Set<String> all = new LinkedHashSet<>();
    for (Level.OfSlot each : involved) {
      for (List<String> group : each.groups()) {
        all.addAll(group);
      }
    }
    boolean open = slot.isOther(slot.known() - 1);
    for (int i = 0; open && i <= involved.size(); i++) {
      all.add(unnamed(slot, i));
    }
    List<String> allowed = new ArrayList<>();
    for (String text : all) {
      boolean fits = open;
      for (List<String> group : slot.groups()) {
        fits |= group.contains(text);
      }
      if (fits && allows(slot, cells, text)) {
        allowed.add(text);
      }
    }
    return allowed;
  }

  private static List<String> common(List<String> texts, Level.OfSlot slot, int[] cells) {
    List<String> left = new ArrayList<>();
    for (String text : texts) {
      if (allows(slot, cells, text)) {
        left.add(text);
      }
    }
    return left;
  }

  /** Gives a text that no policy names. */
  static String unnamed(Level.OfSlot slot, int number) {
    if (slot.slot().attribute().type() == Type.Simple.EMAIL) {
      return "person" + (number + 1) + "@example.com";
    }
    if (slot.slot().attribute().type() == Type.Simple.PHONE) {
      return "+1202555010" + (number + 1);
    }
    return "other" + (number + 1);
  }

  private static boolean choose(
      List<String> leaders,
      int at,
      Map<String, List<String>> choices,
      List<String[]> apart,
      Map<String, String> chosen,
      int[] tries) {
    if (at == leaders.size()) {
      return true;
    }
    String leader = leaders.get(at);
    for (String text : choices.getOrDefault(leader, List.of())) {
      if (++tries[0] > MOST) {
        return false;
      }
      chosen.put(leader, text);
      if (fits(apart, chosen) && choose(leaders, at + 1, choices, apart, chosen, tries)) {
        return true;
      }
    }
    chosen.remove(leader);
    return false;
  }

  private static boolean fits(List<String[]> apart, Map<String, String> chosen) {
    for (String[] pair : apart) {
      String left = chosen.get(pair[0]);
      if (pair[0].equals(pair[1]) || (left != null && left.equals(chosen.get(pair[1])))) {
        return false;
      }
    }
    return true;
  }
}
