// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.value.Value;
import java.util.List;

/**
 * An argument of a request.
 *
 * @param value its value
 * @param labels where it was found; a derived value has the labels of all it was derived from; an
 *     empty list is of unknown origin and fits no {@code accept}
 */
public record Argument(Value value, List<Label> labels) {

  public Argument {
    requireNonNull(value, "value");
    labels = List.copyOf(labels);
  }

  /** Personal data stays out of logs: the value is not shown. */
  @Override
  public String toString() {
    return "Argument[" + labels + "]";
  }
}
