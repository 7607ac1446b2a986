// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes text in UTF-8 with {@code \n} at the ends of lines, whatever the system's own ways are. A
 * reader that went away is no error: what is written then goes nowhere.
 */
final class Output extends PrintWriter {

  Output(Writer writer) {
    super(writer);
  }

  /** Gives the standard output or, with {@link FileDescriptor#err}, the standard error. */
  static Output to(FileDescriptor descriptor) {
    return new Output(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  @Override
  public void println() {
    write('\n');
    flush();
  }

  @Override
  public void println(String text) {
    write(text);
    println();
  }

  @Override
  public void println(Object text) {
    println(String.valueOf(text));
  }
}
