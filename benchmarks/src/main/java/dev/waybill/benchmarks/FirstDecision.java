// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.benchmarks.engine.Engine;
import dev.waybill.benchmarks.engine.Engines;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundCases;

/**
 * What {@link ColdStart} runs in a fresh JVM: reads the rules, decides once, and prints how many
 * nanoseconds that took.
 */
public final class FirstDecision {

  private FirstDecision() {}

  /**
   * Decides once.
   *
   * @param args the engine's name
   */
  public static void main(String[] args) {
    RefundCase refund = RefundCases.of(1, 1).get(0);
    long start = System.nanoTime();
    int verdict = decide(Engines.create(args[0]), refund);
    long end = System.nanoTime();
    System.out.println(end - start);
    System.out.println(verdict);
  }

  private static <I> int decide(Engine<I> engine, RefundCase refund) {
    return engine.decide(engine.bind(refund));
  }
}
