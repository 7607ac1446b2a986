// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact, or one attribute of it, must come from. The longest path that fits an attribute is
 * the one that counts for it; several for one path must all hold.
 *
 * @param path a fact's name, the variable of an elementwise action, or the path of an attribute
 * @param sources the systems
 * @param noOlderThan how old it may be, at most; its dimension is DAYS, MONTHS or ELAPSED, and a
 *     day is 24 hours; null if it is not said
 * @param inThisConversation whether it must have been read in this conversation
 * @param span where it stands
 */
public record Trust(
    String path,
    List<SourcePattern> sources,
    @Nullable Quantity noOlderThan,
    boolean inThisConversation,
    Span span) {

  public Trust {
    requireNonNull(path, "path");
    sources = List.copyOf(sources);
  }
}
