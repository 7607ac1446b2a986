// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

/** Who must act for a parcel to move on. */
public enum Responsible {
  /** The carrier. */
  CARRIER,
  /** The customer who waits for it. */
  RECIPIENT,
  /** The merchant. */
  SENDER,
  /** Customs or another authority. */
  CUSTOMS,
  /** Nobody: all is as it should be. */
  NOBODY
}
