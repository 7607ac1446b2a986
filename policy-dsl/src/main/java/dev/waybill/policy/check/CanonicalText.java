// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Header;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.PolicyFile;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyWriter;
import java.util.List;
import java.util.function.Supplier;

/**
 * A policy's canonical text, made when it is asked for: each file without its tests and comments,
 * one space where there is any, how it was included, and the vocabularies.
 */
final class CanonicalText implements Supplier<String> {

  private final List<Unit> units;
  private final List<Vocabulary> vocabularies;

  CanonicalText(List<Unit> units, List<Vocabulary> vocabularies) {
    this.units = List.copyOf(units);
    this.vocabularies = List.copyOf(vocabularies);
  }

  @Override
  public String get() {
    StringBuilder text = new StringBuilder();
    for (Unit unit : units) {
      Header.Include include = unit.include();
      text.append(unit.guardrail() ? "guardrails " : include == null ? "main " : "include ")
          .append(include == null ? "" : include.file().value())
          .append('\n');
      file(unit.file(), text);
    }
    for (Vocabulary vocabulary : vocabularies) {
      text.append(VocabularyWriter.write(vocabulary)).append('\n');
    }
    return text.toString();
  }

  private static void file(PolicyFile file, StringBuilder text) {
    words(file.name().span(), text);
    for (Header header : file.headers()) {
      words(header.span(), text);
    }
    for (Item item : file.items()) {
      if (!(item instanceof Item.Test)) {
        words(item.span(), text);
      }
    }
  }

  /** Adds the words of a span; where there are spaces, line ends or comments, one space. */
  private static void words(Span span, StringBuilder text) {
    int length = span.end() - span.start();
    char[] chars = new char[length + 1];
    span.source().text().getChars(span.start(), span.end(), chars, 0);
    boolean quoted = false;
    boolean space = false;
    int to = 0;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (quoted || (c > ' ' && c != '#')) {
        if (space) {
          chars[to++] = ' ';
          space = false;
        }
        quoted ^= c == '"';
        chars[to++] = c;
      } else {
        while (c == '#' && i + 1 < length && chars[i + 1] != '\n') {
          i++;
        }
        space = to > 0;
      }
    }
    chars[to++] = '\n';
    text.append(chars, 0, to);
  }
}
