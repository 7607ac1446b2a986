// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Source;
import java.util.List;

/**
 * One policy file, as written. Immutable.
 *
 * @param source its text
 * @param name its name, the text after {@code policy}
 * @param headers its headers, in order
 * @param items its items, in order
 */
public record PolicyFile(Source source, Text name, List<Header> headers, List<Item> items) {

  public PolicyFile {
    headers = List.copyOf(headers);
    items = List.copyOf(items);
  }
}
