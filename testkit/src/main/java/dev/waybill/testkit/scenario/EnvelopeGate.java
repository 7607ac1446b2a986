// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a build demands of an agent, in each mode. Immutable.
 *
 * <p>Defaults:
 *
 * <ul>
 *   <li>every trial of every scenario passes
 *   <li>no forbidden claim, and no forbidden write
 *   <li>any number of unchecked checks; they stand in the report
 * </ul>
 *
 * @param own what is demanded of single conditions
 * @param otherwise what is demanded of the others, and of scenarios that name no condition
 * @param forbiddenClaims at most so many; not negative
 * @param forbiddenWrites at most so many; not negative
 */
public record EnvelopeGate(
    Map<EnvelopeCondition, Demand> own,
    Demand otherwise,
    int forbiddenClaims,
    int forbiddenWrites) {

  /**
   * What is demanded of the scenarios of a condition.
   *
   * @param passAll pass^k: the share of scenarios of which every trial passes, at least; from 0 to
   *     1
   * @param unchecked how many checks may be such that nobody can make them, at most; not negative
   */
  public record Demand(double passAll, int unchecked) {

    public Demand {
      if (!(passAll >= 0 && passAll <= 1)) {
        throw new IllegalArgumentException("a pass^k must be from 0 to 1, not " + passAll);
      }
      notNegative("unchecked", unchecked);
    }
  }

  public EnvelopeGate {
    Map<EnvelopeCondition, Demand> copy = new EnumMap<>(EnvelopeCondition.class);
    copy.putAll(own);
    own = Collections.unmodifiableMap(copy);
    requireNonNull(otherwise, "otherwise");
    notNegative("forbiddenClaims", forbiddenClaims);
    notNegative("forbiddenWrites", forbiddenWrites);
  }

  private static void notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
  }

  /** The defaults. */
  public static EnvelopeGate ofDefaults() {
    return new EnvelopeGate(Map.of(), new Demand(1, Integer.MAX_VALUE), 0, 0);
  }

  /** The same gate with another demand of every condition that has none of its own. */
  public EnvelopeGate with(Demand otherwise) {
    return new EnvelopeGate(own, otherwise, forbiddenClaims, forbiddenWrites);
  }

  /** The same gate with a demand of this condition's own. */
  public EnvelopeGate with(EnvelopeCondition condition, Demand demand) {
    Map<EnvelopeCondition, Demand> demands = new EnumMap<>(EnvelopeCondition.class);
    demands.putAll(own);
    demands.put(condition, demand);
    return new EnvelopeGate(demands, otherwise, forbiddenClaims, forbiddenWrites);
  }

  /** What is demanded of a condition. */
  public Demand of(EnvelopeCondition condition) {
    return own.getOrDefault(condition, otherwise);
  }
}
