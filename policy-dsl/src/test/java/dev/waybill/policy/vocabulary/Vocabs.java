// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads vocabularies for tests. */
final class Vocabs {

  private Vocabs() {}

  /** What a map has under a name. */
  static <V> V get(Map<String, V> map, String name) {
    return requireNonNull(map.get(name), name);
  }

  /** The vocabulary that was read without an error. */
  static Vocabulary of(ReadVocabulary read) {
    assertThat(shown(read)).isEmpty();
    return requireNonNull(read.vocabulary());
  }

  static Vocabulary read(String text) {
    return of(VocabularyReader.read(new Source("t.vocab", text)));
  }

  static Vocabulary resource(String name) {
    try (InputStream in = requireNonNull(Vocabs.class.getResourceAsStream(name))) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a text, a few lines each; checks that errors and vocabulary exclude. */
  static List<String> problems(String text) {
    ReadVocabulary read = VocabularyReader.read(new Source("t.vocab", text));
    boolean errors = read.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
    assertThat(read.vocabulary() == null).isEqualTo(errors);
    return shown(read);
  }

  static List<String> shown(ReadVocabulary read) {
    return read.diagnostics().stream().map(Vocabs::shown).toList();
  }

  private static String shown(Diagnostic d) {
    StringBuilder out = new StringBuilder(d.severity() == Severity.ERROR ? "" : d.severity() + " ");
    out.append(d.code()).append(' ').append(d.span().line()).append(':').append(d.span().column());
    out.append(" [").append(d.span().text()).append("] ").append(d.title());
    for (Diagnostic.Note note : d.notes()) {
      out.append(" | ").append(note.kind()).append(": ").append(note.text());
      if (note.span() != null) {
        out.append(" (").append(note.span()).append(")");
      }
    }
    if (d.help() != null) {
      out.append(" | help: ").append(d.help());
    }
    if (d.fix() != null) {
      out.append(" | fix: ").append(d.fix().replacement());
    }
    return out.toString();
  }
}
