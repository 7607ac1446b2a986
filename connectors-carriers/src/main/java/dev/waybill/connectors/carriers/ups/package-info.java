/**
 * UPS, by its Track API. The way in is {@link dev.waybill.connectors.carriers.ups.UpsTracking}.
 *
 * <p>Documents: {@code Tracking.yaml} and {@code OAuthClientCredentials.yaml} in
 * github.com/UPS-API/api-documentation, and the appendix at
 * developer.ups.com/api/reference/tracking/appendix.
 */
@NullMarked
package dev.waybill.connectors.carriers.ups;

import org.jspecify.annotations.NullMarked;
