// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import org.jspecify.annotations.Nullable;

/** Keeps what cannot be a tracking number, whoever wrote it, from being sent to a carrier. */
public final class NumberCheck {

  private static final int LONGEST = 40;

  private NumberCheck() {}

  /** Why it cannot be a tracking number; null if it may be one. Does not repeat it. */
  public static @Nullable String fault(String number) {
    if (number.isBlank()) {
      return "a tracking number must not be blank";
    }
    if (number.length() > LONGEST) {
      return "a tracking number must not have more than " + LONGEST + " characters";
    }
    if (number.codePoints().anyMatch(NumberCheck::isUnprintable)) {
      return "a tracking number must not have control characters";
    }
    return number.codePoints().noneMatch(Character::isLetterOrDigit)
        ? "a tracking number must have a letter or a digit"
        : null;
  }

  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
