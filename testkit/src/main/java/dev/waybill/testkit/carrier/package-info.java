/**
 * Carriers that live on the loopback interface and speak the wire format of the real ones, with
 * their errors, limits and bad days.
 */
@NullMarked
package dev.waybill.testkit.carrier;

import org.jspecify.annotations.NullMarked;
