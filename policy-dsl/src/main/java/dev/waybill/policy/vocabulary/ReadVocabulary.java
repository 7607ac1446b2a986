// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a vocabulary's text. Immutable.
 *
 * @param vocabulary the vocabulary; null if one of the diagnostics is an error
 * @param diagnostics what is wrong, in the order of the text; at most 20
 */
public record ReadVocabulary(@Nullable Vocabulary vocabulary, List<Diagnostic> diagnostics) {

  public ReadVocabulary {
    diagnostics = List.copyOf(diagnostics);
  }
}
