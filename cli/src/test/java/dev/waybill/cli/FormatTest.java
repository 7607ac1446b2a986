// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static dev.waybill.cli.Run.POLICIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void aFileIsFormattedOnceAndThenLeftAlone() throws IOException {
    Path file = copy("messy.policy");

    assertThat(Run.policy("fmt", file.toString()))
        .isEqualTo(new Run(0, "formatted: " + file + "\n", ""));
    assertThat(file)
        .hasContent(
            """
            policy "Messy"
              version "1"
              currency USD
              time zone "UTC"
              uses "commerce/1"

            rule "greet"  # hello
              allow verify_identity
            """);
    assertThat(Files.readString(file)).doesNotContain("\r");
    Files.setLastModifiedTime(file, LONG_AGO);
    assertThat(Run.policy("fmt", file.toString())).isEqualTo(new Run(0, "", ""));
    assertThat(Run.policy("fmt", "--check", file.toString())).isEqualTo(new Run(0, "", ""));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    assertThat(files()).containsExactly(file);
  }

  @Test
  void checkChangesNothing() throws IOException {
    Path file = copy("messy.policy");
    byte[] before = Files.readAllBytes(file);

    assertThat(Run.policy("fmt", "--check", file.toString()))
        .isEqualTo(new Run(1, "not formatted: " + file + "\n", ""));
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFileWithErrorsIsUntouchedAndTheOthersAreFormatted() throws IOException {
    Path broken = copy("errors.policy");
    Path messy = copy("messy.policy");
    byte[] before = Files.readAllBytes(broken);
    Files.setLastModifiedTime(broken, LONG_AGO);

    Run run = Run.policy("fmt", broken.toString(), messy.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.err()).startsWith("error[P0304] '30' needs a unit of time\n  " + broken);
    assertThat(run.out()).isEqualTo("formatted: " + messy + "\n");
    assertThat(broken).hasBinaryContent(before);
    assertThat(Files.getLastModifiedTime(broken)).isEqualTo(LONG_AGO);
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = copy("messy.policy");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.policy"), file);

    assertThat(Run.policy("fmt", link.toString()).code()).isZero();

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).doesNotContain("\r");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesTheFileAsItWas() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = copy("messy.policy");
    byte[] before = Files.readAllBytes(file);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(folder), "a user who may write everywhere");

      Run run = Run.policy("fmt", file.toString());

      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).startsWith("error: ");
      assertThat(file).hasBinaryContent(before);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void whatIsNotTextInUtf8IsRefusedAndNotChanged() throws IOException {
    byte[] latin = {'p', 'o', 'l', 'i', 'c', 'y', ' ', '"', (byte) 0xE9, '"'};
    Path file = Files.write(folder.resolve("latin.policy"), latin);

    assertThat(Run.policy("fmt", file.toString()))
        .isEqualTo(
            new Run(
                2,
                "",
                "error: a file cannot be read or written: " + file + " is not text in UTF-8\n"));
    assertThat(file).hasBinaryContent(latin);
  }

  private Path copy(String name) throws IOException {
    return Files.copy(Path.of(POLICIES + name), folder.resolve(name));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
