// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;

/** The ledger in memory keeps the rules; it does not outlive the process, and is never down. */
class InMemoryLedgerKitTest extends LedgerKit {

  @Override
  protected Ledger ledger() {
    return new InMemoryLedger();
  }
}
