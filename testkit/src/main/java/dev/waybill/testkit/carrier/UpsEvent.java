// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

/**
 * Scans as UPS words and codes them. The status codes and their words are those of the table
 * "Status/Description Codes", the types those of "Package Activity Types", and the exception codes
 * those of "Package Exceptions", all in the appendix of the UPS Track API
 * (developer.ups.com/api/reference/tracking/appendix).
 */
public enum UpsEvent {
  /** A label was made. */
  LABEL_CREATED("M", "MP", "003", "Shipper created a label, UPS has not received the package yet."),
  /** The label was voided. */
  LABEL_VOIDED("MV", "VP", "007", "Shipment Information Voided"),
  /** Handed in at a shop. */
  DROPPED_OFF("I", "", "169", "Dropped off at a UPS Access Point by Customer"),
  /** Picked up from the sender. */
  PICKED_UP("I", "", "038", "Picked Up by UPS"),
  /** First scan at a UPS building. */
  ORIGIN_SCAN("I", "OR", "005", "Origin Scan"),
  /** Left a building. */
  DEPARTED("I", "DP", "005", "Departed from Facility"),
  /** Came to a building. */
  ARRIVED("I", "AR", "005", "Arrived at Facility"),
  /** Is handled in a building. */
  PROCESSING("I", "YP", "005", "Processing at UPS Facility"),
  /** Waits for customs. */
  CLEARANCE("I", "", "012", "Clearance in Progress"),
  /** Customs let it go. */
  CLEARED("I", "", "014", "Clearance Completed"),
  /** Customs want papers from the sender. */
  CLEARANCE_INFORMATION("X", "40", "058", "Clearance Information Required"),
  /** Late because of weather. */
  WEATHER_DELAY("X", "", "052", "Delay: Severe Weather"),
  /** Late. */
  DELAY("X", "", "048", "Delay"),
  /** The day of delivery changed. */
  RESCHEDULED("X", "", "055", "Rescheduled Delivery"),
  /** Put on the van; UPS gives this the type of a delivery. */
  LOADED("D", "OF", "072", "Loaded on Delivery Vehicle"),
  /** On the van. */
  OUT_FOR_DELIVERY("I", "OT", "021", "Out For Delivery Today"),
  /** Nobody was there. */
  FIRST_ATTEMPT("X", "48", "022", "First Attempt Made"),
  /** Nobody was there again. */
  SECOND_ATTEMPT("X", "48", "023", "Second Delivery Attempted"),
  /** Nobody was there the last time. */
  FINAL_ATTEMPT("X", "49", "024", "Final Attempt Made"),
  /** The receiver did not want it. */
  REFUSED("X", "", "064", "Delivery Refused"),
  /** The address is wrong. */
  ADDRESS_PROBLEM("X", "", "050", "Address Information Required"),
  /** Damaged. */
  DAMAGED("X", "45", "059", "Damage Reported"),
  /** Waits in a shop. */
  AT_ACCESS_POINT("I", "", "161", "Delivered to UPS Access Point"),
  /** Waits in a UPS building. */
  HELD_FOR_PICKUP("I", "", "017", "Held for Customer Pickup"),
  /** Given to the post office for the last mile. */
  TO_POST_OFFICE("I", "", "137", "Transferred to UPS Delivery Partner"),
  /** Delivered. */
  DELIVERED("D", "FS", "011", "DELIVERED"),
  /** Delivered by the post office. */
  DELIVERED_BY_POST("D", "", "026", "Delivered by Local Post Office"),
  /** UPS was asked to send it back. */
  RETURN_REQUESTED("X", "", "033", "Return to Sender Requested"),
  /** On its way back. */
  RETURNING("X", "", "035", "Returning to Sender"),
  /** Back with the sender. */
  RETURNED("D", "", "034", "Returned to Sender"),
  /** An investigation was opened. */
  INVESTIGATION("X", "", "129", "Investigation Opened"),
  /** Destroyed on the order of an authority. */
  DESTROYED("X", "1F", "149", "Prohibited Contents, Package Destroyed No Longer in UPS possession"),
  /** A picture of the delivery was stored. */
  DELIVERY_PHOTO("I", "", "155", "Delivery Photo");

  final String type;
  final String code;
  final String statusCode;
  final String description;

  UpsEvent(String type, String code, String statusCode, String description) {
    this.type = type;
    this.code = code;
    this.statusCode = statusCode;
    this.description = description;
  }
}
