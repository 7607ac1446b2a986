// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy;

import dev.waybill.policy.check.Includes;
import dev.waybill.policy.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads included files relative to the file that includes them. */
final class FileIncludes implements Includes {

  @Override
  public Source read(String file, Source from) throws IOException {
    try {
      return source(Path.of(from.name()).resolveSibling(file).normalize());
    } catch (InvalidPathException e) {
      throw new IOException("not the name of a file", e);
    }
  }

  static Source source(Path file) throws IOException {
    return new Source(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
  }
}
