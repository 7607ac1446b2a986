// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Canonical words in text columns, compared without case, spaces and hyphens. */
final class Words {

  private Words() {}

  /**
   * A state.
   *
   * @param state ours, or the unknown one for a word we do not know
   * @param source the source's word: its own column if there is one, else the word we do not know
   */
  record State<E extends Enum<E>>(E state, @Nullable String source) {}

  static <E extends Enum<E>> State<E> state(Row row, Class<E> type, E unknown) {
    String word = row.text("state");
    String source = row.text("source_state");
    Optional<E> state = find(type, word);
    return new State<>(state.orElse(unknown), source == null && state.isEmpty() ? word : source);
  }

  /**
   * A word that has no "unknown" to fall back to.
   *
   * @throws ReadException if the word is not known
   */
  static <E extends Enum<E>> E require(Row row, String label, Class<E> type) {
    return find(type, row.text(label))
        .orElseThrow(
            () ->
                row.problem(
                    label,
                    "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  private static <E extends Enum<E>> Optional<E> find(Class<E> type, @Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    String name = word.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
  }
}
