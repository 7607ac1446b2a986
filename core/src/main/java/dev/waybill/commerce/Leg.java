// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

/** Which way a parcel travels. "Delivered" on the way back is not delivered to the customer. */
public enum Leg {
  /** To the customer. */
  FORWARD,
  /** Back to the sender. */
  RETURN
}
