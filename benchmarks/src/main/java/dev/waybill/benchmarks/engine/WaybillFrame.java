// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;

/** Waybill, from frames that are already filled. */
public final class WaybillFrame implements Engine<Frame> {

  private final Evaluator evaluator = RefundPolicy.load();
  private final RefundSlots slots = new RefundSlots(evaluator);
  private final FrameVerdict verdict = new FrameVerdict(evaluator);

  @Override
  public Frame bind(RefundCase refund) {
    Frame frame = evaluator.frame();
    slots.fill(refund, frame);
    return frame;
  }

  @Override
  public int decide(Frame frame) {
    return verdict.decide(frame);
  }
}
