// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.DiagnosticGoldens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CheckDiagnosticsTest {
  private static final Includes FOLDER = Policies.folder("dev/waybill/policy/diagnostics");

  @TestFactory
  Stream<DynamicTest> eachWrongPolicyGetsItsMessage() {
    return DiagnosticGoldens.of(
        "P02..|P030[1-3]|P030[5-9]|P040.|P041[01]|P07..",
        source -> Checker.check(source, FOLDER, Policies.vocabularies()).diagnostics());
  }

  @TestFactory
  Stream<DynamicTest> whatIsOffByDefaultIsFoundWhenAskedFor() {
    return DiagnosticGoldens.of(
        "P0412",
        source ->
            Checker.check(
                    source, FOLDER, Policies.vocabularies(), new CheckOptions(true, 10_000_000))
                .diagnostics());
  }
}
