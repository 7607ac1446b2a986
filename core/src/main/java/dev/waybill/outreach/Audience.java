// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import java.time.Instant;

/**
 * Whom the shop may write to, and what they asked for. Implementations are safe for use by many
 * threads, throw nothing, and return by the deadline.
 */
public interface Audience {

  /**
   * How a customer may be written to now.
   *
   * @param customerId the shop's identifier, compared exactly
   * @param deadline by when to return
   * @return the channel to use, or {@code NOT_FOUND} if there is none
   */
  Lookup<Recipient> recipient(String customerId, Deadline deadline);

  /**
   * A recorded wish of a customer: their own words or act that asked to be told.
   *
   * @param customerId the shop's identifier, compared exactly
   * @param wishId the record's identifier
   * @param deadline by when to return
   * @return when it was said, or {@code NOT_FOUND} if this customer said no such thing
   */
  Lookup<Instant> wish(String customerId, String wishId, Deadline deadline);
}
