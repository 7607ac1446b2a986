// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import org.kie.api.runtime.StatelessKieSession;

/** Drools with a stateless session: nothing of one decision is left for the next. */
public final class DroolsStateless implements Engine<DroolsRefund> {

  private final StatelessKieSession session = DroolsRules.build().newStatelessKieSession();

  @Override
  public DroolsRefund bind(RefundCase refund) {
    return new DroolsRefund(refund);
  }

  @Override
  public int decide(DroolsRefund refund) {
    refund.forget();
    session.execute(refund);
    return Verdict.of(refund.fired());
  }
}
