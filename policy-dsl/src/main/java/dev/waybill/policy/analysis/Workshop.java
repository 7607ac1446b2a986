// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all lowerings of one analysis share: diagrams, levels, and the numbers of sums. */
final class Workshop {
  private final Diagrams diagrams;
  private final Space space;
  private final Map<Linear, Integer> numbers = new HashMap<>();
  private final List<Linear> sums = new ArrayList<>();
  private final Truth.And and = new Truth.And();
  private final Truth.Or or = new Truth.Or();

  Workshop(Diagrams diagrams, Space space) {
    this.diagrams = diagrams;
    this.space = space;
  }

  Diagrams diagrams() {
    return diagrams;
  }

  Space space() {
    return space;
  }

  Diagrams.Join and() {
    return and;
  }

  Diagrams.Join or() {
    return or;
  }

  /** Gives the number of a sum, from 1. */
  int number(Linear sum) {
    Integer known = numbers.get(sum);
    if (known == null) {
      sums.add(sum);
      known = sums.size();
      numbers.put(sum, known);
    }
    return known;
  }

  /** Gives a sum by its number. */
  Linear sum(int number) {
    return sums.get(number - 1);
  }

  /** Gives the difference of two quantities. */
  Diagrams.Join difference() {
    return new Difference();
  }

  /** Gives the sum of two quantities; without a description they are of the same kind. */
  Diagrams.Join addition(Quantity.@Nullable Sum sum) {
    return new Addition(sum);
  }

  private final class Difference extends Diagrams.Join {
    @Override
    int leaves(int left, int right) {
      return left == 0 || right == 0 ? 0 : number(sum(left).minus(sum(right)));
    }
  }

  private final class Addition extends Diagrams.Join {
    private final Quantity.@Nullable Sum how;

    Addition(Quantity.@Nullable Sum how) {
      this.how = how;
    }

    @Override
    int leaves(int left, int right) {
      if (left == 0 || right == 0) {
        return 0;
      }
      Linear first = sum(left);
      Linear second = sum(right);
      return number(how == null ? first.plus(second) : Forms.sum(how, first, second));
    }
  }
}
