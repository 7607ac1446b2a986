// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

/**
 * A word or number of a text.
 *
 * @param norm the word in lower case, contractions resolved: {@code can't} is {@code can}, {@code
 *     not}
 * @param start the index of its first character
 * @param end the index after its last character
 * @param capital whether it begins with a capital letter
 */
record Token(String norm, int start, int end, boolean capital) {

  boolean hasDigit() {
    return norm.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
