// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules of a read by an identifier that is compared exactly.
 *
 * @param name what the identifier is called in messages, for example {@code SKU}
 * @param read the question for an identifier
 * @param held the identifiers that the system holds
 */
record ById(String name, Function<String, Reading<?>> read, Set<String> held) {

  /** What only looks like a held one, or is written in other capitals, is not found. */
  void lookalikesAreNotFound(Deadline deadline) {
    for (String existing : held) {
      Set<String> alike = new LinkedHashSet<>(Lookalikes.of(existing));
      alike.add(existing.toLowerCase(Locale.ROOT));
      alike.add(existing.toUpperCase(Locale.ROOT));
      for (String other : alike) {
        if (!held.contains(other)) {
          notFound(
              other,
              "compare the "
                  + name
                  + " of what the system gives with the one asked for, exactly, and give nothing"
                  + " else",
              deadline);
        }
      }
    }
  }

  /** What the system does not hold is not found. */
  void absentIsNotFound(String absent, Deadline deadline) {
    notFound(
        absent,
        "map the system's own \"not found\" (HTTP 404, no row, an empty list) to NOT_FOUND",
        deadline);
  }

  /** Whatever text is asked for is not found, and throws nothing. */
  void strangeTextsAreNotFound(Deadline deadline) {
    for (String text : StrangeTexts.ALL) {
      notFound(
          text, "check or encode what is asked for; bind values, never paste them in", deadline);
    }
  }

  private void notFound(String identifier, String how, Deadline deadline) {
    Reading<?> reading = read.apply(identifier);
    String demand = reading.call() + " must be NOT_FOUND: " + how;
    assertThat(reading.failure(deadline, demand).kind())
        .as(demand)
        .isEqualTo(Failure.Kind.NOT_FOUND);
  }
}
