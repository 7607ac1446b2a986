// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.List;

/** The policy, as the gate needs it. Safe for use by many threads. */
interface Judge {

  /** The words of the policy. */
  Vocabulary vocabulary();

  /** Decides. */
  Decision decide(Request request, Ledger ledger);

  /** What to reserve for an action, and under which limits. */
  Booking booking(String key, Request request);

  /**
   * What to reserve.
   *
   * @param entry the action
   * @param limits the limits that must hold with it
   */
  record Booking(Entry entry, List<Ledger.LimitCheck> limits) {
    public Booking {
      limits = List.copyOf(limits);
    }
  }
}
