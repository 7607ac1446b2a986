// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts names out of a text; a name that occurs often is cut out once, or a few times. */
final class Names {
  private static final int SIZE = 1024;

  private final Tokens tokens;
  private final String text;
  private final @Nullable Name[] recent = new @Nullable Name[SIZE];

  Names(Tokens tokens) {
    this.tokens = tokens;
    this.text = tokens.source().text();
  }

  /** A name as written, and the names between its dots. */
  record Name(String written, List<String> parts) {}

  /** Gives the name a token stands for. */
  Name at(int index) {
    int start = tokens.start(index);
    int end = tokens.end(index);
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash ^ (hash >>> 15)) & (SIZE - 1);
    Name name = recent[slot];
    if (name == null
        || name.written.length() != end - start
        || !text.startsWith(name.written, start)) {
      String written = text.substring(start, end);
      name = new Name(written, parts(written));
      recent[slot] = name;
    }
    return name;
  }

  private static List<String> parts(String written) {
    int dot = written.indexOf('.');
    if (dot < 0) {
      return List.of(written);
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (dot >= 0) {
      parts.add(written.substring(start, dot));
      start = dot + 1;
      dot = written.indexOf('.', start);
    }
    parts.add(written.substring(start));
    return List.copyOf(parts);
  }
}
