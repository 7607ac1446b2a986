// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools at its best: one session for all decisions, emptied by hand after each. */
public final class DroolsReused implements Engine<DroolsRefund> {

  private final KieSession session = DroolsRules.build().newKieSession();

  @Override
  public DroolsRefund bind(RefundCase refund) {
    return new DroolsRefund(refund);
  }

  @Override
  public int decide(DroolsRefund refund) {
    refund.forget();
    FactHandle handle = session.insert(refund);
    session.fireAllRules();
    session.delete(handle);
    return Verdict.of(refund.fired());
  }

  @Override
  public void close() {
    session.dispose();
  }
}
