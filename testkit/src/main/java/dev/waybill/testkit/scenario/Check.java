// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a scenario asks for, judged.
 *
 * @param what what it asks for, for example {@code facts: shipments.S1.status}
 * @param mark how it was judged
 * @param why one sentence; empty if it passed
 */
public record Check(String what, Mark mark, String why) {

  /** How a check was judged. */
  public enum Mark {
    /** It is so. */
    PASSED,
    /** It is not so. */
    FAILED,
    /** Nobody looked: there is no way to tell yet. Never counted as passed. */
    UNCHECKED
  }

  public Check {
    requireNonNull(what, "what");
    requireNonNull(mark, "mark");
    requireNonNull(why, "why");
  }

  static Check passed(String what) {
    return new Check(what, Mark.PASSED, "");
  }

  static Check failed(String what, String why) {
    return new Check(what, Mark.FAILED, why);
  }

  static Check unchecked(String what, String why) {
    return new Check(what, Mark.UNCHECKED, why);
  }

  static Check of(String what, boolean holds, String why) {
    return holds ? passed(what) : failed(what, why);
  }

  /** What, and why if it did not pass, in one line. */
  String line() {
    return why.isEmpty() ? what : what + ": " + why;
  }
}
