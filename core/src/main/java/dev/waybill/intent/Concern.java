// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.internal.ConcernWords;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes a message a case for a person first, whatever else it wants. In the order in which one
 * goes before the other.
 */
public enum Concern {
  /** The writer may harm themselves. */
  SELF_HARM,
  /** Somebody is, or may be, harmed by somebody. */
  VIOLENCE,
  /** A product is a danger now: fire, smoke, a shock, something swallowed. */
  PRODUCT_DANGER,
  /** A product has harmed, or may harm, somebody. */
  PRODUCT_SAFETY,
  /** Somebody has died. */
  BEREAVEMENT,
  /** A lawyer, a court, an authority. */
  LEGAL,
  /** The writer's rights to their data. */
  DATA_RIGHTS,
  /** A journalist. */
  PRESS;

  /**
   * Finds what is of concern in a message, by words of ten languages, all of them at once. Better
   * one case too many for a person than one too few. Never throws; safe for use by many threads.
   *
   * @param text any text
   * @return the gravest concern, if there is one
   */
  public static Optional<Concern> of(String text) {
    return ConcernWords.gravest(text);
  }

  /** The stable identifier, for example {@code product_safety}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
