// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Policies for tests. */
public final class Policies {

  private Policies() {}

  /** Gives a resource as text. */
  public static String resource(String name) {
    try (InputStream in = Policies.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the policy of these tests. */
  public static CheckedPolicy bookshop() {
    return check("bookshop.policy", resource("/tools/bookshop.policy"));
  }

  /** Gives the same policy with more at its end. */
  public static CheckedPolicy bookshop(String more) {
    return check("bookshop.policy", resource("/tools/bookshop.policy") + "\n" + more);
  }

  /** Checks a text that has no errors. */
  public static CheckedPolicy check(String name, String text) {
    return check(name, text, Vocabularies.standard());
  }

  /** Checks a text with a vocabulary of its own. */
  public static CheckedPolicy check(String name, String text, String vocabulary) {
    ReadVocabulary read = VocabularyReader.read(new Source("test.vocab", vocabulary));
    assertThat(read.diagnostics()).isEmpty();
    return check(name, text, Vocabularies.standard().with(requireNonNull(read.vocabulary())));
  }

  /** Gives an example policy, with more at its end. */
  public static CheckedPolicy example(String name, String more) {
    Vocabularies vocabularies = Vocabularies.standard();
    for (String file : List.of("northwind-warranty-3", "tau2-retail-1")) {
      String text = resource("/vocabularies/" + file + ".vocab");
      vocabularies =
          vocabularies.with(
              requireNonNull(VocabularyReader.read(new Source(file, text)).vocabulary()));
    }
    String text = resource("/policies/" + name + ".policy");
    return check(name + ".policy", text + "\n" + more, vocabularies);
  }

  private static CheckedPolicy check(String name, String text, Vocabularies vocabularies) {
    Checked checked =
        Checker.check(
            new Source(name, text),
            (file, from) -> {
              return new Source(file, resource("/policies/" + file));
            },
            vocabularies);
    assertThat(checked.policy()).as("%s", checked.diagnostics()).isNotNull();
    return requireNonNull(checked.policy());
  }
}
