// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent;

import java.time.Duration;

/**
 * How much one turn may spend. At the end of a budget stands an answer or a hand-off, never an
 * exception.
 *
 * <p>Defaults:
 *
 * <ul>
 *   <li>reads: 8 seconds for one read, or several at once
 *   <li>model calls: 5, each of at most 20 seconds
 *   <li>tool calls: 6; the same call is made once and answered from memory after that
 *   <li>repairs: 1 text that was not supported may be written again
 *   <li>tokens: 20,000 in and out together, where the model tells
 * </ul>
 *
 * @param reads how long one read of a system of record may take
 * @param modelCalls how often the model may be called
 * @param modelCall how long one call of the model may take
 * @param toolCalls how many tools the model may use
 * @param repairs how often the model may write a text again
 * @param tokens how many tokens may be used; a model that does not tell is not counted
 */
public record Budget(
    Duration reads, int modelCalls, Duration modelCall, int toolCalls, int repairs, int tokens) {

  public Budget {
    requirePositive(reads, "reads");
    requirePositive(modelCall, "modelCall");
    requireNatural(modelCalls, "modelCalls");
    requireNatural(toolCalls, "toolCalls");
    requireNatural(repairs, "repairs");
    requireNatural(tokens, "tokens");
  }

  /** The defaults. */
  public static Budget ofDefaults() {
    return new Budget(Duration.ofSeconds(8), 5, Duration.ofSeconds(20), 6, 1, 20_000);
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than nought, not " + duration);
    }
  }

  private static void requireNatural(int number, String name) {
    if (number < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + number);
    }
  }
}
