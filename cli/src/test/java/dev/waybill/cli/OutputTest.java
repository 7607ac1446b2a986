// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutputTest {

  @Test
  void linesEndInALineFeedWhateverTheSystemSays() {
    String before = System.getProperty("line.separator");
    System.setProperty("line.separator", "\r\n");
    try {
      StringWriter out = new StringWriter();
      Output output = new Output(out);
      output.println("a");
      output.println((Object) "b");
      output.println();
      assertThat(out).hasToString("a\nb\n\n");
      assertThat(Json.pretty(DiagnosticJson.of(java.util.List.of()))).isEqualTo("[]");
    } finally {
      System.setProperty("line.separator", before);
    }
  }
}
