// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

/** A unit of time. */
public enum Unit {
  /** 1 second. */
  SECOND,
  /** 60 seconds. */
  MINUTE,
  /** 60 minutes. */
  HOUR,
  /** A day of the calendar, or 24 hours between points in time. */
  DAY,
  /** Seven days. */
  WEEK,
  /** A month of the calendar. */
  MONTH,
  /** Twelve months. */
  YEAR
}
