// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import java.time.Instant;

/**
 * How many order numbers somebody may try that are not theirs. Whoever has tried too many is told
 * so, and nothing more is looked up for them by number for a while; what is known to be theirs they
 * still see. Implementations are safe for use by many threads and throw nothing; one that is shared
 * by all processes counts what is tried in each of them.
 */
public interface LookupLimit {

  /** No limit. */
  LookupLimit NONE =
      new LookupLimit() {
        @Override
        public boolean isReached(String who, Instant now) {
          return false;
        }

        @Override
        public void missed(String who, String number, Instant now) {}
      };

  /**
   * Whether nothing more is looked up.
   *
   * @param who the customer, or the conversation of somebody who is not known
   * @param now the time
   */
  boolean isReached(String who, Instant now);

  /**
   * Counts a number that is nobody's or somebody else's.
   *
   * @param who the customer, or the conversation of somebody who is not known
   * @param number the number, as it is written in systems
   * @param now the time
   */
  void missed(String who, String number, Instant now);
}
