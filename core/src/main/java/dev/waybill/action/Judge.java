// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Charges;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;

/** The policy, as the gate needs it. Safe for use by many threads. */
interface Judge {

  /** The words of the policy. */
  Vocabulary vocabulary();

  /** The zone of the policy's days. */
  ZoneId zone();

  /** The currency of the policy's amounts. */
  Currency currency();

  /** Decides. */
  Decision decide(Request request, Ledger ledger);

  /** What to reserve for a request that may be done, given the roles that approved it. */
  Charges charges(Request request, Ledger ledger, String key, Collection<String> approved);

  /** The judge who goes by a policy. */
  static Judge of(Evaluator evaluator) {
    return new Judge() {
      @Override
      public Vocabulary vocabulary() {
        return evaluator.policy().vocabulary();
      }

      @Override
      public ZoneId zone() {
        return evaluator.policy().zone();
      }

      @Override
      public Currency currency() {
        return evaluator.policy().currency();
      }

      @Override
      public Decision decide(Request request, Ledger ledger) {
        return evaluator.decide(request, ledger);
      }

      @Override
      public Charges charges(
          Request request, Ledger ledger, String key, Collection<String> approved) {
        return evaluator.charges(request, ledger, key, approved);
      }
    };
  }
}
