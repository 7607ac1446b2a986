// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.benchmarks.engine.Engine;
import dev.waybill.benchmarks.engine.HandWritten;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import java.util.List;

/** The proof that must come before any timing: an engine decides what hand-written Java does. */
final class Agreement {

  private Agreement() {}

  /**
   * Compares an engine with hand-written Java.
   *
   * @param engine the engine
   * @param cases the cases
   * @throws IllegalStateException at the first case they differ on
   */
  static <I> void prove(Engine<I> engine, List<RefundCase> cases) {
    HandWritten expected = new HandWritten();
    for (RefundCase refund : cases) {
      int verdict = engine.decide(engine.bind(refund));
      if (verdict != expected.decide(refund)) {
        throw new IllegalStateException(
            engine.getClass().getSimpleName()
                + " fires "
                + Verdict.rules(verdict)
                + " where hand-written Java fires "
                + Verdict.rules(expected.decide(refund))
                + ": "
                + refund);
      }
    }
  }
}
