// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;

/**
 * One way to decide a refund. Made ready by its constructor: rules are parsed and compiled there,
 * never in a decision. For use by one thread.
 *
 * @param <I> the form its input takes
 */
public interface Engine<I> extends AutoCloseable {

  /**
   * Turns a case into the engine's own form.
   *
   * @param refund the case
   * @return the input; may be decided many times
   */
  I bind(RefundCase refund);

  /**
   * Decides.
   *
   * @param input a case in the engine's own form
   * @return the verdict, as {@link dev.waybill.benchmarks.refund.Verdict} says
   */
  int decide(I input);

  /** Gives back what the engine holds. */
  @Override
  default void close() {}
}
