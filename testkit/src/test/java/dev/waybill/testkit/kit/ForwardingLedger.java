// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import java.util.List;

/** A ledger over another, to be broken in one place. */
class ForwardingLedger implements Ledger {

  final Ledger held;

  ForwardingLedger(Ledger held) {
    this.held = held;
  }

  @Override
  public Usage usage(Query query) {
    return held.usage(query);
  }

  @Override
  public Reservation reserve(Entry entry, List<LimitCheck> limits) {
    return held.reserve(entry, limits);
  }

  @Override
  public void commit(String id) {
    held.commit(id);
  }

  @Override
  public void release(String id) {
    held.release(id);
  }

  /** One whose store does not answer. */
  static final class Down implements Ledger {

    private static LedgerUnavailableException down() {
      return new LedgerUnavailableException(
          "the ledger's database does not answer", new IllegalStateException("08001"));
    }

    @Override
    public Usage usage(Query query) {
      throw down();
    }

    @Override
    public Reservation reserve(Entry entry, List<LimitCheck> limits) {
      throw down();
    }

    @Override
    public void commit(String id) {
      throw down();
    }

    @Override
    public void release(String id) {
      throw down();
    }
  }
}
