// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Setting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger at one moment, made ready to be asked. */
final class Facts {

  private final List<Fact> all;
  private final Map<String, List<Fact>> byFirstWord = new HashMap<>();
  private final Map<String, List<Fact>> bySubject = new HashMap<>();
  private final Map<Asked, Values> values = new ConcurrentHashMap<>();
  private final Map<Setting, List<Dated>> dated = new ConcurrentHashMap<>();
  private volatile @Nullable Set<FactValue> amounts;
  private final Set<String> changed;
  private final Set<String> changes;

  /** A fact that governs, and the days it holds. */
  record Dated(Fact fact, List<LocalDate> days) {}

  private record Asked(String evidenceId, Setting setting) {}

  private Facts(List<Fact> all, Set<String> changed, Set<String> changes) {
    this.all = all;
    this.changed = changed;
    this.changes = changes;
    for (Fact fact : all) {
      bySubject.computeIfAbsent(fact.subject(), s -> new ArrayList<>()).add(fact);
      for (String word : distinct(fact)) {
        byFirstWord.computeIfAbsent(word, w -> new ArrayList<>()).add(fact);
      }
    }
  }

  static Facts of(List<Evidence> evidence) {
    Map<String, Evidence> newest = new HashMap<>();
    Set<String> changed = new HashSet<>();
    Set<String> changes = new HashSet<>();
    Set<String> readAgain = new HashSet<>();
    for (Evidence e : evidence) {
      String subject = Fact.subject(e.path());
      Evidence older = newest.put(e.path(), e);
      boolean same = older == null ? !readAgain.contains(subject) : older.value().equals(e.value());
      if (older != null) {
        readAgain.add(subject);
      }
      if (!same) {
        changed.add(subject);
        changes.add(e.id());
      }
    }
    List<Fact> facts = evidence.stream().map(e -> Fact.of(e, isNewest(e, newest))).toList();
    return new Facts(facts, Set.copyOf(changed), Set.copyOf(changes));
  }

  /** What systems of record say now. */
  Stream<Fact> known() {
    return all.stream().filter(f -> f.isKnown() && f.governs());
  }

  /** The amounts of money that systems of record say now. */
  Set<FactValue> amounts() {
    Set<FactValue> held = amounts;
    if (held == null) {
      held =
          known()
              .map(Fact::value)
              .filter(FactValue.Amount.class::isInstance)
              .collect(Collectors.toSet());
      amounts = held;
    }
    return held;
  }

  /** What systems of record say now of one thing. */
  Stream<Fact> knownOf(String subject) {
    return bySubject.getOrDefault(subject, List.of()).stream()
        .filter(f -> f.isKnown() && f.governs());
  }

  /** What systems of record have said of one thing, now or before. */
  Stream<Fact> everKnownOf(String subject) {
    return bySubject.getOrDefault(subject, List.of()).stream().filter(Fact::isKnown);
  }

  /** What systems of record have said, now or before. */
  Stream<Fact> everKnown() {
    return all.stream().filter(Fact::isKnown);
  }

  /** What was ever said, by anyone. */
  Stream<Fact> all() {
    return all.stream();
  }

  /** The facts that hold the words, one after the other. */
  List<Fact> saying(String phrase, Predicate<Fact> which) {
    int blank = phrase.indexOf(' ');
    String first = blank < 0 ? phrase : phrase.substring(0, blank);
    return byFirstWord.getOrDefault(first, List.of()).stream()
        .filter(which)
        .filter(f -> blank < 0 || f.says(phrase))
        .toList();
  }

  /** The things facts are about whose path begins with the part, for example {@code orders}. */
  Set<String> subjects(String part) {
    Set<String> subjects = new LinkedHashSet<>();
    for (String subject : bySubject.keySet()) {
      if (subject.startsWith(part + ".") && everKnownOf(subject).findAny().isPresent()) {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  /** The values written in a fact's text. */
  Values values(Fact fact, Setting setting) {
    return Values.mayBeIn(fact)
        ? values.computeIfAbsent(
            new Asked(fact.evidence().id(), setting), asked -> Values.in(fact, setting))
        : Values.NONE;
  }

  /** The facts that govern and hold days. */
  List<Dated> dated(Setting setting) {
    return dated.computeIfAbsent(
        setting,
        reader ->
            all.stream()
                .filter(Fact::governs)
                .map(fact -> new Dated(fact, DateRule.days(fact, this, reader)))
                .filter(fact -> !fact.days().isEmpty())
                .toList());
  }

  /**
   * The things of which a system of record now says something else or something more than before.
   */
  Set<String> changed() {
    return changed;
  }

  /** Whether its subject was read before without it, or with another value at its path. */
  boolean isChange(Fact fact) {
    return changes.contains(fact.evidence().id());
  }

  private static boolean isNewest(Evidence evidence, Map<String, Evidence> newest) {
    Evidence governs = newest.get(evidence.path());
    return governs != null && governs.id().equals(evidence.id());
  }

  private static Set<String> distinct(Fact fact) {
    String words = fact.words().strip();
    return words.indexOf(' ') < 0 ? Set.of(words) : new HashSet<>(List.of(words.split(" ", -1)));
  }
}
