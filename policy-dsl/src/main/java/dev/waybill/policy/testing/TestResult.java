// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one test. Immutable.
 *
 * @param name the test's name
 * @param place where it is written
 * @param decision what the policy answered; null if the test could not be asked
 * @param failures what did not come as expected, in the order of the steps; empty if it passed
 */
public record TestResult(
    String name, Span place, @Nullable Decision decision, List<Failure> failures) {

  public TestResult {
    failures = List.copyOf(failures);
  }

  /**
   * An expectation that was not met.
   *
   * @param expected what was expected, as written
   * @param got what came instead, in words
   * @param why further lines: why a rule did not fire, or what refused
   * @param place where the expectation is written
   */
  public record Failure(String expected, String got, List<String> why, Span place) {
    public Failure {
      why = List.copyOf(why);
    }
  }

  /**
   * Tells whether it passed.
   *
   * @return whether there is no failure
   */
  public boolean passed() {
    return failures.isEmpty();
  }

  /**
   * Gives the result as text of one or more lines.
   *
   * @return the text, without a line break at its end
   */
  public String text() {
    if (passed()) {
      return "PASS \"" + name + "\"";
    }
    StringBuilder text = new StringBuilder();
    for (Failure failure : failures) {
      text.append(text.isEmpty() ? "" : "\n")
          .append("FAIL \"")
          .append(name)
          .append("\"  expected ")
          .append(failure.expected())
          .append(", got ")
          .append(failure.got());
      failure.why().forEach(line -> text.append("\n     ").append(line));
    }
    return text.toString();
  }
}
