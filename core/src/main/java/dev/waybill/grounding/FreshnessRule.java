// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import java.time.Duration;
import java.util.Set;

/**
 * How old a kind of fact may be before it must be said with its time.
 *
 * @param pathPattern the paths it holds for; {@code *} stands for one part
 * @param statuses the words of a status it holds for; empty for any value
 * @param maxAge the greatest age that still counts as fresh
 */
public record FreshnessRule(String pathPattern, Set<String> statuses, Duration maxAge) {

  public FreshnessRule {
    requireNonNull(pathPattern, "pathPattern");
    statuses = Set.copyOf(statuses);
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge must not be negative: " + maxAge);
    }
  }

  /** A rule for every value at the paths. */
  public static FreshnessRule of(String pathPattern, Duration maxAge) {
    return new FreshnessRule(pathPattern, Set.of(), maxAge);
  }

  /** Whether the rule holds for the evidence. */
  public boolean governs(Evidence evidence) {
    return matches(evidence.path())
        && (statuses.isEmpty()
            || (evidence.value() instanceof FactValue.Status status
                && statuses.contains(status.word())));
  }

  private boolean matches(String path) {
    int wanted = 0;
    int held = 0;
    while (true) {
      int wantedEnd = partEnd(pathPattern, wanted);
      int heldEnd = partEnd(path, held);
      boolean any = wantedEnd == wanted + 1 && pathPattern.charAt(wanted) == '*';
      boolean same =
          wantedEnd - wanted == heldEnd - held
              && path.regionMatches(held, pathPattern, wanted, heldEnd - held);
      boolean last = wantedEnd == pathPattern.length();
      if (!(any || same) || last != (heldEnd == path.length())) {
        return false;
      }
      if (last) {
        return true;
      }
      wanted = wantedEnd + 1;
      held = heldEnd + 1;
    }
  }

  private static int partEnd(String path, int start) {
    int dot = path.indexOf('.', start);
    return dot < 0 ? path.length() : dot;
  }
}
