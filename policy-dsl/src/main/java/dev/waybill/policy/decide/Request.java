// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question to a policy: may this action be done, with these arguments, given these facts, now?
 * Immutable and safe for use by several threads.
 *
 * @param action the action
 * @param arguments its arguments by name; one that is not there was not given
 * @param facts the facts; several of one name complete each other, the first that has an attribute
 *     and may be relied on for it counts
 * @param now the point in time the question is asked for
 */
public record Request(
    String action, Map<String, Argument> arguments, List<Fact> facts, Instant now) {

  public Request {
    requireNonNull(action, "action");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    facts = List.copyOf(facts);
    requireNonNull(now, "now");
  }

  /** Personal data stays out of logs: neither arguments nor facts are shown. */
  @Override
  public String toString() {
    return "Request["
        + action
        + ", "
        + arguments.size()
        + " arguments, "
        + facts.size()
        + " facts, "
        + now
        + "]";
  }

  /**
   * Starts a request.
   *
   * @param action the action
   * @param now the point in time
   * @return a builder; not for use by several threads
   */
  public static Builder of(String action, Instant now) {
    return new Builder(action, now);
  }

  /** Builds a request. Not for use by several threads. */
  public static final class Builder {
    private final String action;
    private final Instant now;
    private final Map<String, Argument> arguments = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private Builder(String action, Instant now) {
      this.action = action;
      this.now = now;
    }

    /**
     * Adds an argument.
     *
     * @param name its name
     * @param value its value
     * @param labels where it was found
     * @return this
     */
    public Builder argument(String name, Value value, Label... labels) {
      arguments.put(name, new Argument(value, List.of(labels)));
      return this;
    }

    /**
     * Adds a fact that was read just now, in this conversation.
     *
     * @param name its name
     * @param system the system it was read from
     * @param attributes its attributes
     * @return this
     */
    public Builder fact(String name, String system, Map<String, Value> attributes) {
      return fact(new Fact(name, new Value.Fields(attributes), system, now, true, List.of()));
    }

    /**
     * Adds a fact.
     *
     * @param fact the fact
     * @return this
     */
    public Builder fact(Fact fact) {
      facts.add(fact);
      return this;
    }

    /**
     * Gives the request.
     *
     * @return the request
     */
    public Request build() {
      return new Request(action, arguments, facts, now);
    }
  }
}
