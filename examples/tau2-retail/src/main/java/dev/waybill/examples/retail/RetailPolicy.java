// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import dev.waybill.policy.Policy;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The benchmark's policy, in the language: {@code retail.policy}. */
final class RetailPolicy {

  private RetailPolicy() {}

  /** Loads it. */
  static Policy load() {
    Vocabulary words =
        Objects.requireNonNull(
            VocabularyReader.read(resource("tau2-retail-1.vocab")).vocabulary(),
            "the vocabulary of this example has no errors");
    return Policy.of(
        resource("retail.policy"),
        (file, from) -> {
          throw new IOException("this policy includes nothing");
        },
        Vocabularies.standard().with(words));
  }

  private static Source resource(String name) {
    try (InputStream in = RetailPolicy.class.getResourceAsStream(name)) {
      return new Source(
          name, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
