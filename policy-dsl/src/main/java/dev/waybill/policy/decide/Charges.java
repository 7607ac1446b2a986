// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import java.util.List;

/**
 * What an action takes from the limits of a policy: what to reserve in a ledger before it is done.
 *
 * @param entry the action with its counter keys and amounts, as far as they are known
 * @param limits the limits that must hold with it
 */
public record Charges(Entry entry, List<Ledger.LimitCheck> limits) {

  public Charges {
    requireNonNull(entry, "entry");
    limits = List.copyOf(limits);
  }
}
