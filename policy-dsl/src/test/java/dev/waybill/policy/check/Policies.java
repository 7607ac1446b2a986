// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies for tests. */
public final class Policies {
  private static final Path RESOURCES = Path.of("src/test/resources");

  static final String HEADERS =
      """
      policy "Test"
        currency USD
        time zone "America/New_York"
        uses "commerce/1"
      """;

  private Policies() {}

  /** The shipped vocabulary and those of the examples. */
  public static Vocabularies vocabularies() {
    return Vocabularies.standard()
        .with(vocabulary("northwind-warranty-3.vocab"))
        .with(vocabulary("tau2-retail-1.vocab"));
  }

  private static Vocabulary vocabulary(String file) {
    ReadVocabulary read =
        VocabularyReader.read(
            new Source(file, text(RESOURCES.resolve("vocabularies").resolve(file))));
    Vocabulary vocabulary = read.vocabulary();
    return requireNonNull(vocabulary, () -> read.diagnostics().toString());
  }

  /** Reads files beside each other in a folder. */
  static Includes folder(String folder) {
    return (file, from) ->
        new Source(file, Files.readString(RESOURCES.resolve(folder).resolve(file)));
  }

  /** Checks an example policy. */
  static Checked example(String file) {
    String text = text(RESOURCES.resolve("policies").resolve(file));
    return Checker.check(new Source(file, text), folder("policies"), vocabularies());
  }

  /** Checks items under the usual headers. */
  static Checked check(String items) {
    return Checker.check(new Source("r.policy", HEADERS + items), Includes.none(), vocabularies());
  }

  /** The policy of items under the usual headers, which have no errors. */
  public static CheckedPolicy policy(String items) {
    Checked checked = check(items);
    assertThat(checked.diagnostics())
        .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    return requireNonNull(checked.policy());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
