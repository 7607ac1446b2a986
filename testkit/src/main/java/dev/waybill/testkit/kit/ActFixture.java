// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.policy.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an {@link ActKit} has done in the system of record. Immutable.
 *
 * <pre>{@code
 * ActFixture.builder()
 *     .arguments(refund("N1001", 2_000, "USD"))
 *     .arguments(refund("N1002", 1, "JPY"))
 *     .arguments(refund("N1003", 1_234, "KWD"))
 *     .refused(refund("N1001", 99_999_999, "USD"))
 *     .refused(refund("N9999", 2_000, "USD"))
 *     .confidential(API_KEY, "7 Lake View")
 *     .build();
 * }</pre>
 *
 * @param actions the arguments of at least three actions, each of which the system does, once,
 *     whichever of the others it has done before
 * @param refused the arguments of actions that the system refuses
 * @param confidential secrets and personal data that an exception must not hold
 */
public record ActFixture(
    List<Map<String, Value>> actions, List<Map<String, Value>> refused, Set<String> confidential) {

  private static final int ACTIONS = 3;

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if there are too few actions, or two are the same
   */
  public ActFixture {
    actions = actions.stream().map(Map::copyOf).toList();
    refused = refused.stream().map(Map::copyOf).toList();
    confidential = Set.copyOf(confidential);
    if (Set.copyOf(actions).size() != actions.size()) {
      throw new IllegalArgumentException(
          "the actions of a fixture must differ in their arguments, so that the kit can tell them"
              + " apart");
    }
    if (actions.size() < ACTIONS) {
      throw new IllegalArgumentException(
          "a fixture must have the arguments of at least "
              + ACTIONS
              + " actions, not "
              + actions.size());
    }
  }

  /** Begins a fixture. */
  public static Builder builder() {
    return new Builder();
  }

  /** Makes a fixture. Not safe for use by many threads. By default it holds nothing. */
  public static final class Builder {

    private final List<Map<String, Value>> actions = new ArrayList<>();
    private final List<Map<String, Value>> refused = new ArrayList<>();
    private final Set<String> confidential = new LinkedHashSet<>();

    private Builder() {}

    /** Adds an action that the system does. At least three are needed. */
    public Builder arguments(Map<String, Value> arguments) {
      actions.add(arguments);
      return this;
    }

    /**
     * Adds an action that the system refuses: too much, too late, of an order that is not there.
     */
    public Builder refused(Map<String, Value> arguments) {
      refused.add(arguments);
      return this;
    }

    /** Adds secrets, and personal data of the arguments, which no exception may hold. */
    public Builder confidential(String... words) {
      confidential.addAll(List.of(words));
      return this;
    }

    /**
     * Makes the fixture.
     *
     * @throws IllegalArgumentException if there are fewer than three actions, or two are the same
     */
    public ActFixture build() {
      return new ActFixture(actions, refused, confidential);
    }
  }
}
