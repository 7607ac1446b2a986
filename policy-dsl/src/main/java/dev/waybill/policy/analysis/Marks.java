// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rules say, as sets of marks whose join is the union; and the numbers that stand for such
 * sets in leaves. Set 0 is the empty one. Not for use by several threads.
 */
final class Marks {
  static final long DENIED = 1;
  static final long UNKNOWN = 1 << 1;
  static final long ALLOWED = 1 << 2;
  static final long MAYBE_ALLOWED = 1 << 3;
  static final long CONFIRM = 1 << 4;
  private static final int FIRST_LEVEL = 5;

  private final Vocabulary vocabulary;
  private final List<String> levels;
  private final List<String> roles;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<Long> sets = new ArrayList<>();
  private final Join join = new Join();
  private final Map<Long, Integer> verdictNumbers = new HashMap<>();
  private final List<Long> verdicts = new ArrayList<>();

  Marks(Vocabulary vocabulary, @Nullable Vocabulary other) {
    this.vocabulary = vocabulary;
    this.levels = levels(vocabulary);
    TreeSet<String> all = new TreeSet<>(vocabulary.roles().keySet());
    if (other != null) {
      all.addAll(other.roles().keySet());
    }
    this.roles = List.copyOf(all);
    if (FIRST_LEVEL + levels.size() + roles.size() > Long.SIZE - 1) {
      throw new BudgetExceededException(roles.size() + " roles are too many to analyse");
    }
    number(0);
  }

  private static List<String> levels(Vocabulary vocabulary) {
    if (vocabulary.identity() == null) {
      return List.of();
    }
    Attribute identity = vocabulary.attribute(vocabulary.identity()).orElse(null);
    return identity != null && identity.type() instanceof Type.Enumeration enumeration
        ? enumeration.values()
        : List.of();
  }

  long role(String role) {
    int at = roles.indexOf(role);
    if (at < 0) {
      throw new IllegalArgumentException("the vocabulary has no role " + role);
    }
    return 1L << (FIRST_LEVEL + levels.size() + at);
  }

  /** Gives the marks of an identity level: those of the lower levels are among them. */
  long identity(String level) {
    return ((1L << (levels.indexOf(level) + 1)) - 1) << FIRST_LEVEL;
  }

  /** Gives the number of a set, without what makes no difference any more. */
  int number(long marks) {
    long set = marks;
    if ((set & DENIED) != 0) {
      set = DENIED;
    } else if ((set & UNKNOWN) != 0) {
      set &= UNKNOWN | ALLOWED | MAYBE_ALLOWED;
    }
    if ((set & ALLOWED) != 0) {
      set &= ~MAYBE_ALLOWED;
    }
    Integer known = numbers.get(set);
    if (known == null) {
      known = sets.size();
      numbers.put(set, known);
      sets.add(set);
    }
    return known;
  }

  long set(int number) {
    return sets.get(number);
  }

  /** Gives the union. */
  Diagrams.Join join() {
    return join;
  }

  private final class Join extends Diagrams.Join {
    private final int empty = Diagrams.leaf(0);

    @Override
    int leaves(int left, int right) {
      return number(sets.get(left) | sets.get(right));
    }

    @Override
    int shortcut(int left, int right) {
      if (left == right || right == empty) {
        return left;
      }
      if (left == empty) {
        return right;
      }
      if (isDenied(left)) {
        return left;
      }
      return isDenied(right) ? right : IntMap.NONE;
    }

    private boolean isDenied(int node) {
      return Diagrams.isLeaf(node) && sets.get(Diagrams.value(node)) == DENIED;
    }
  }

  /** Gives the number of the verdict on a set of marks. */
  int verdict(int number) {
    long set = sets.get(number);
    long verdict;
    if ((set & DENIED) != 0) {
      verdict = DENIED;
    } else if ((set & (ALLOWED | MAYBE_ALLOWED)) == 0) {
      verdict = 0;
    } else if ((set & UNKNOWN) != 0 || (set & ALLOWED) == 0) {
      verdict = UNKNOWN;
    } else {
      verdict = set;
    }
    Integer known = verdictNumbers.get(verdict);
    if (known == null) {
      known = verdicts.size();
      verdictNumbers.put(verdict, known);
      verdicts.add(verdict);
    }
    return known;
  }

  /** Gives a verdict by its number. */
  Verdict verdictOf(int number) {
    long set = verdicts.get(number);
    SortedSet<String> asked = new TreeSet<>();
    if (set == DENIED || set == 0 || set == UNKNOWN) {
      Outcome outcome = set == UNKNOWN ? Outcome.NEED_EVIDENCE : Outcome.DENY;
      return new Verdict(outcome, set == DENIED, false, asked, null);
    }
    for (int i = 0; i < roles.size(); i++) {
      if ((set & role(roles.get(i))) != 0) {
        asked.add(roles.get(i));
      }
    }
    SortedSet<String> least = new TreeSet<>(asked);
    for (String role : asked) {
      for (String other : asked) {
        if (!role.equals(other) && vocabulary.includes(other, role)) {
          least.remove(role);
        }
      }
    }
    String identity = null;
    for (String level : levels) {
      if ((set & identity(level)) == identity(level)) {
        identity = level;
      }
    }
    boolean nothing = (set & ~(ALLOWED | MAYBE_ALLOWED)) == 0;
    return new Verdict(
        nothing ? Outcome.ALLOW : Outcome.REQUIRE, false, (set & CONFIRM) != 0, least, identity);
  }

  /**
   * Tells how the second of two verdicts differs from the first.
   *
   * @return what kind of change it is; null for none
   */
  @Nullable Change change(int before, int after) {
    if (before == after) {
      return null;
    }
    Verdict old = verdictOf(before);
    Verdict now = verdictOf(after);
    int severity = now.outcome().compareTo(old.outcome());
    if (severity != 0) {
      return severity > 0 ? Change.TIGHTENED : Change.LOOSENED;
    }
    if (old.outcome() != Outcome.REQUIRE) {
      return Change.REASON_CHANGED;
    }
    if (old.equals(now)) {
      return null;
    }
    boolean less = covers(old, now);
    boolean more = covers(now, old);
    return less == more ? Change.OTHER : more ? Change.TIGHTENED : Change.LOOSENED;
  }

  /** Tells whether the first asks for all the second asks for. */
  private boolean covers(Verdict all, Verdict some) {
    for (String role : some.roles()) {
      boolean covered = false;
      for (String other : all.roles()) {
        covered |= vocabulary.includes(other, role);
      }
      if (!covered) {
        return false;
      }
    }
    return (all.confirmation() || !some.confirmation())
        && (some.identity() == null
            || (all.identity() != null
                && levels.indexOf(all.identity()) >= levels.indexOf(some.identity())));
  }
}
