// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import picocli.CommandLine;

/** One run of the command line in this process. */
record Run(int code, String out, String err) {

  /** The folder with the policies of these tests, relative to the module. */
  static final String POLICIES = "src/test/resources/policies/";

  /** Runs {@code waybill policy} with arguments. */
  static Run policy(String... arguments) {
    return waybill(Stream.concat(Stream.of("policy"), Stream.of(arguments)).toArray(String[]::new));
  }

  static Run waybill(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Waybill.commandLine();
    line.setOut(new Output(out));
    line.setErr(new Output(err));
    int code = line.execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /** Runs {@code waybill policy} with text on its standard input. */
  static Run input(String text, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return policy(arguments);
    } finally {
      System.setIn(before);
    }
  }
}
