// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;

/**
 * {@code refund, create_return}, or {@code every action except transfer_to_human}.
 *
 * @param every whether it starts with {@code every action}
 * @param names the actions, or those excepted
 * @param span where it stands
 */
public record Actions(boolean every, List<Word> names, Span span) {

  public Actions {
    names = List.copyOf(names);
  }
}
