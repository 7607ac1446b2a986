// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticPrinter;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that loads policies. */
final class PolicyFiles {

  @Option(
      names = {"-V", "--vocabulary"},
      paramLabel = "FILE",
      description = "A vocabulary besides those that come with waybill. May be repeated.")
  private List<Path> files = new ArrayList<>();

  /**
   * Gives the vocabularies: those that come with waybill and those of the options.
   *
   * @throws IOException if a file cannot be read
   * @throws FoundException if one has errors
   */
  Vocabularies vocabularies() throws IOException {
    Vocabularies all = Vocabularies.standard();
    for (Path file : files) {
      ReadVocabulary read = VocabularyReader.read(source(file));
      Vocabulary vocabulary = read.vocabulary();
      if (vocabulary == null) {
        throw new FoundException(print(read.diagnostics()));
      }
      all = all.with(vocabulary);
    }
    return all;
  }

  /**
   * Loads a policy.
   *
   * @throws IOException if a file cannot be read
   * @throws FoundException if it has errors
   */
  Policy load(Path file) throws IOException {
    try {
      return Policy.load(file, vocabularies());
    } catch (PolicyException e) {
      throw new FoundException(print(e.diagnostics()));
    }
  }

  static Source source(Path file) throws IOException {
    return new Source(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  static String print(List<Diagnostic> diagnostics) {
    return print(diagnostics, false);
  }

  static String print(List<Diagnostic> diagnostics, boolean colours) {
    DiagnosticPrinter printer = colours ? DiagnosticPrinter.coloured() : DiagnosticPrinter.plain();
    return printer.print(diagnostics).stripTrailing();
  }
}
