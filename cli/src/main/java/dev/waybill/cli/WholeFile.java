// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file whole or not at all. */
final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file, in UTF-8. Until the whole text is on the disk, the file keeps what it had. A
   * link stays a link, and the permissions stay.
   *
   * @param file the file; need not be there yet
   * @param text its text
   * @throws IOException if it cannot be written; the file is untouched then
   */
  static void write(Path file, String text) throws IOException {
    boolean there = Files.exists(file);
    Path target = there ? file.toRealPath() : file.toAbsolutePath();
    Path draft = Files.createTempFile(target.getParent(), ".waybill-", ".tmp", permissions());
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      if (there && isPosix()) {
        Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** What a new file may have at most; the user's mask takes from it. */
  private static FileAttribute<?>[] permissions() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
