// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a denied customer is told, as diagrams: 0 for nothing, else the number of the words. */
final class Messages {
  private final Diagrams diagrams;
  private final Marks marks;
  private final Map<String, Integer> numbers = new HashMap<>();

  Messages(Diagrams diagrams, Marks marks) {
    this.diagrams = diagrams;
    this.marks = marks;
  }

  /** Gives what is told by the first denying rule, by name, that tells anything. */
  int told(RuleDiagrams rules, String action) {
    List<Rule> telling = new ArrayList<>();
    for (Rule rule : rules.rules(action)) {
      if (rule.customer() != null) {
        telling.add(rule);
      }
    }
    telling.sort(Comparator.comparing(Rule::name).reversed());
    int result = Diagrams.leaf(0);
    for (Rule rule : telling) {
      int denies = diagrams.map(rules.said(rule, action), new Denies(marks));
      result = diagrams.choose(denies, Diagrams.leaf(number(Keys.of(rule.customer()))), result);
    }
    return result;
  }

  private int number(String words) {
    Integer known = numbers.get(words);
    if (known == null) {
      known = numbers.size() + 1;
      numbers.put(words, known);
    }
    return known;
  }

  /** Gives 1 where two are different. */
  int differ(int before, int after) {
    return diagrams.join(new Unequal(), before, after);
  }

  private static final class Denies implements Diagrams.Leaf {
    private final Marks marks;

    Denies(Marks marks) {
      this.marks = marks;
    }

    @Override
    public int of(int value) {
      return marks.set(value) == Marks.DENIED ? 1 : 0;
    }
  }
}
