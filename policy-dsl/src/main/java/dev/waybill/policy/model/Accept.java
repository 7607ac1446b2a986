// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.source.Span;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an argument must come from. Several for one argument must all hold.
 *
 * @param argument the argument's name
 * @param actions the actions it is about
 * @param sources the sources; every label of the argument must be covered by one of them
 * @param span where it stands
 */
public record Accept(String argument, Set<String> actions, List<SourcePattern> sources, Span span) {

  public Accept {
    requireNonNull(argument, "argument");
    actions = Collections.unmodifiableSet(new LinkedHashSet<>(actions));
    sources = List.copyOf(sources);
  }
}
