// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

/** The four layers of data a support agent stands on. */
public enum DataLayer {
  /** Catalogue, policies, help centre. */
  KNOWLEDGE,
  /** Orders, payments, warehouse. */
  ORDER,
  /** The carriers' scans. */
  CARRIER,
  /** The customer and what was said before. */
  MEMORY
}
