// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

/**
 * Scans as UPS codes them: the status codes and words of the table "Status/Description Codes", the
 * types of "Package Activity Types" and the exception codes of "Package Exceptions" in the appendix
 * of the UPS Track API (developer.ups.com/api/reference/tracking/appendix).
 */
enum ScanKind {
  LABEL("M", "MP", "003", "Shipper created a label, UPS has not received the package yet."),
  PICKED_UP("I", "", "038", "Picked Up by UPS"),
  ORIGIN_SCAN("I", "OR", "005", "Origin Scan"),
  DEPARTED("I", "DP", "005", "Departed from Facility"),
  ARRIVED("I", "AR", "005", "Arrived at Facility"),
  PREPARING("I", "YP", "071", "Preparing for Delivery"),
  OUT_FOR_DELIVERY("I", "OT", "021", "Out for Delivery"),
  ATTEMPT("X", "48", "022", "First Attempt Made"),
  ACCESS_POINT("I", "", "161", "Delivered to UPS Access Point"),
  DELIVERED("D", "FS", "011", "DELIVERED"),
  WEATHER("X", "", "052", "Delay: Severe Weather"),
  RESCHEDULED("X", "", "055", "Rescheduled Delivery"),
  CUSTOMS_PAPERS("X", "40", "058", "Clearance Information Required"),
  RETURN_REQUESTED("X", "", "033", "Return to Sender Requested"),
  RETURNING("I", "", "036", "Returning to Sender: In Transit"),
  RETURNED("D", "", "034", "Returned to Sender"),
  INVESTIGATION("X", "", "129", "Investigation Opened"),
  DESTROYED("X", "1F", "149", "Prohibited Contents, Package Destroyed No Longer in UPS possession"),
  /** A code that is in none of UPS's tables. */
  NEW_CODE("I", "Q9", "987", "Parcel relabelled by automated depot");

  private final String type;
  private final String code;
  private final String statusCode;
  private final String description;

  ScanKind(String type, String code, String statusCode, String description) {
    this.type = type;
    this.code = code;
    this.statusCode = statusCode;
    this.description = description;
  }

  String type() {
    return type;
  }

  String code() {
    return code;
  }

  String statusCode() {
    return statusCode;
  }

  String description() {
    return description;
  }
}
