// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

/**
 * What is normal on the way to a customer. Set by the merchant; beyond it somebody looks.
 *
 * @param labelOnlyDays working days (Monday to Friday) from label to first scan
 * @param stallDaysDomestic days without a scan within one country
 * @param stallDaysInternational days without a scan across a border
 */
public record TransitNorms(int labelOnlyDays, int stallDaysDomestic, int stallDaysInternational) {

  public TransitNorms {
    requirePositive(labelOnlyDays, "labelOnlyDays");
    requirePositive(stallDaysDomestic, "stallDaysDomestic");
    requirePositive(stallDaysInternational, "stallDaysInternational");
  }

  /** Three working days for the label, seven and ten days for a scan. */
  public static TransitNorms ofDefaults() {
    return new TransitNorms(3, 7, 10);
  }

  private static void requirePositive(int days, String name) {
    if (days < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + days);
    }
  }
}
