// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Header;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.PolicyFile;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The SHA-256 of a policy's canonical text: each file without its tests and comments, one space
 * where there is any, how it was included, and the vocabularies.
 */
final class Digest {

  private final StringBuilder text = new StringBuilder();

  private Digest() {}

  static String of(List<Unit> units, List<Vocabulary> vocabularies) {
    Digest digest = new Digest();
    for (Unit unit : units) {
      Header.Include include = unit.include();
      digest
          .text
          .append(unit.guardrail() ? "guardrails " : include == null ? "main " : "include ")
          .append(include == null ? "" : include.file().value())
          .append('\n');
      digest.file(unit.file());
    }
    for (Vocabulary vocabulary : vocabularies) {
      digest.text.append(VocabularyWriter.write(vocabulary)).append('\n');
    }
    return digest.sha256();
  }

  private void file(PolicyFile file) {
    words(file.name().span());
    for (Header header : file.headers()) {
      words(header.span());
    }
    for (Item item : file.items()) {
      if (!(item instanceof Item.Test)) {
        words(item.span());
      }
    }
  }

  /** Adds the words of a span; where there are spaces, line ends or comments, one space. */
  private void words(Span span) {
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

  private String sha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder(64);
      for (byte b : hash) {
        hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
