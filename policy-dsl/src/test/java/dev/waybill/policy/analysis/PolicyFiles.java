// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.DiagnosticPrinter;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checked policies of texts and of the test resources. */
final class PolicyFiles {
  static final Path FOLDER = Path.of("src/test/resources/dev/waybill/policy");
  private static final Path EXAMPLES = Path.of("src/test/resources/policies");
  private static final Path VOCABULARIES = Path.of("src/test/resources/vocabularies");

  private PolicyFiles() {}

  static CheckedPolicy text(String rules) {
    return check(
        new Source(
            "test.policy",
            "policy \"Test\" currency USD time zone \"UTC\" uses \"commerce/1\"\n" + rules),
        Path.of("."));
  }

  static CheckedPolicy file(Path file) {
    return check(new Source(file.getFileName().toString(), read(file)), file.resolveSibling("."));
  }

  static CheckedPolicy example(String name) {
    return file(EXAMPLES.resolve(name));
  }

  static CheckedPolicy check(Source source) {
    return check(source, Path.of("."));
  }

  private static CheckedPolicy check(Source source, Path folder) {
    Includes includes = (file, from) -> new Source(file, read(folder.resolve(file)));
    Checked checked = Checker.check(source, includes, vocabularies());
    if (checked.policy() == null) {
      throw new AssertionError(DiagnosticPrinter.plain().print(checked.diagnostics()));
    }
    return checked.policy();
  }

  private static Vocabularies vocabularies() {
    Vocabularies all = Vocabularies.standard();
    for (String name : List.of("tau2-retail-1.vocab", "northwind-warranty-3.vocab")) {
      Vocabulary read =
          VocabularyReader.read(new Source(name, read(VOCABULARIES.resolve(name)))).vocabulary();
      all = read == null ? all : all.with(read);
    }
    return all;
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
