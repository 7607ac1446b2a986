// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;

/** Waybill, with one frame that is filled anew for each decision. */
public final class WaybillSetters implements Engine<RefundCase> {

  private final Evaluator evaluator = RefundPolicy.load();
  private final RefundSlots slots = new RefundSlots(evaluator);
  private final FrameVerdict verdict = new FrameVerdict(evaluator);
  private final Frame frame = evaluator.frame();

  @Override
  public RefundCase bind(RefundCase refund) {
    return refund;
  }

  @Override
  public int decide(RefundCase refund) {
    slots.fill(refund, frame);
    return verdict.decide(frame);
  }
}
