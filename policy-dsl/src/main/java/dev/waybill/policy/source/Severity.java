// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

/** How bad a diagnostic is. */
public enum Severity {
  /** The policy cannot be loaded. */
  ERROR,
  /** The policy works, but probably not as meant. */
  WARNING,
  /** Something was left out, such as an analysis over its budget. */
  NOTE
}
