// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

/** What the process says when it ends. */
final class ExitCode {

  /** All is well. */
  static final int OK = 0;

  /** The policy has errors, a test fails, a file is not formatted, a request cannot be read. */
  static final int FOUND = 1;

  /** The command line itself is wrong, or a file cannot be read. */
  static final int USAGE = 2;

  /** A comparison found what {@code --fail-on} names. */
  static final int DIFFERENT = 3;

  /** A defect of this program. */
  static final int DEFECT = 70;

  private ExitCode() {}
}
