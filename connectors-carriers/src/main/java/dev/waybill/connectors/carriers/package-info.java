/**
 * Live tracking from carriers. {@link dev.waybill.connectors.carriers.ParcelsByCarrier} sends each
 * question to the connector that covers the carrier; the connectors are in packages of their own.
 */
@NullMarked
package dev.waybill.connectors.carriers;

import org.jspecify.annotations.NullMarked;
