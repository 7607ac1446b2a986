// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How old a kind of fact may be before it must be said with its time.
 *
 * @param pathPattern the paths it holds for; {@code *} stands for one part
 * @param maxAge the greatest age that still counts as fresh
 */
public record FreshnessRule(String pathPattern, Duration maxAge) {

  public FreshnessRule {
    requireNonNull(pathPattern, "pathPattern");
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge must not be negative: " + maxAge);
    }
  }

  /** Whether the rule holds for the path. */
  public boolean governs(String path) {
    return Pattern.matches(pathPattern.replace(".", "\\.").replace("*", "[A-Za-z0-9_-]+"), path);
  }
}
