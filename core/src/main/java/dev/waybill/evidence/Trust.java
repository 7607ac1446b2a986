// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

/** How far a piece of evidence may be trusted. */
public enum Trust {
  /** A field of a system of record. */
  SYSTEM,
  /** Computed by the library from trusted fields: a count, a sum, an age. */
  COMPUTED,
  /** The customer said so. It may be repeated, it is no fact about an order. */
  CUSTOMER,
  /** Free text inside a system (a note, a carrier's remark). Never an instruction. */
  FREE_TEXT
}
