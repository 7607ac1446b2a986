// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticPrinter;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.testing.TestCheck;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that loads policies. */
final class PolicyFiles {

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "A vocabulary besides those that come with waybill. May be repeated.")
  private List<Path> files = new ArrayList<>();

  private Vocabularies vocabularies() throws IOException {
    Vocabularies all = Vocabularies.standard();
    for (Path file : files) {
      ReadVocabulary read = VocabularyReader.read(source(file));
      Vocabulary vocabulary = read.vocabulary();
      if (vocabulary == null) {
        throw new FoundException(read.diagnostics());
      }
      all = all.with(vocabulary);
    }
    return all;
  }

  /**
   * Loads a policy.
   *
   * @throws IOException if a file cannot be read
   * @throws FoundException if it, or a vocabulary of the options, has errors
   */
  Policy load(Path file) throws IOException {
    try {
      return Policy.load(file, vocabularies());
    } catch (PolicyException e) {
      throw new FoundException(e.diagnostics());
    } catch (CharacterCodingException e) {
      throw notUtf8(file, e);
    }
  }

  /**
   * Loads a policy whose tests are run.
   *
   * @throws IOException if a file cannot be read
   * @throws FoundException if it has errors, or one of its tests does not fit it
   */
  Policy loadWithTests(Path file) throws IOException {
    Policy policy = load(file);
    List<Diagnostic> found = TestCheck.check(policy.model());
    if (found.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      throw new FoundException(found);
    }
    return policy;
  }

  /** Reads a file. */
  static Source source(Path file) throws IOException {
    return new Source(file.toString(), text(file));
  }

  /** Reads a file as text. */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw notUtf8(file, e);
    }
  }

  private static IOException notUtf8(Path file, IOException cause) {
    return new IOException(file + " is not text in UTF-8", cause);
  }

  static String print(List<Diagnostic> diagnostics, boolean colours) {
    DiagnosticPrinter printer = colours ? DiagnosticPrinter.coloured() : DiagnosticPrinter.plain();
    return printer.print(diagnostics).stripTrailing();
  }
}
