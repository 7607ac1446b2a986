// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When UPS says the parcel arrives, in days and times of the destination.
 *
 * @param scheduled the scheduled day (UPS's {@code SDD})
 * @param rescheduled the day it was moved to (UPS's {@code RDD}), or null
 * @param from the start of the window (UPS's {@code EDW}), or null if there is none
 * @param to the end of the window, or null if there is none
 */
public record ScriptedEstimate(
    LocalDate scheduled,
    @Nullable LocalDate rescheduled,
    @Nullable LocalTime from,
    @Nullable LocalTime to) {

  public ScriptedEstimate {
    requireNonNull(scheduled, "scheduled");
  }
}
