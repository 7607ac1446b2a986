// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

/** The check digits of card numbers, UPS tracking numbers and UPU item identifiers. */
final class CheckDigits {

  private static final int[] S10_WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

  private CheckDigits() {}

  /** Whether it is digits alone, 13 to 19, that pass the Luhn check of ISO/IEC 7812-1, Annex B. */
  static boolean isCard(String digits) {
    if (digits.length() < 13
        || digits.length() > 19
        || !digits.chars().allMatch(c -> FoldedText.isDigit((char) c))) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /**
   * Whether 18 capitals and digits are a UPS 1Z number: letters count as digits (A is 2, B is 3, …
   * modulo 10), every second is doubled, and the last makes the sum a multiple of ten.
   */
  static boolean isUps(String number) {
    if (number.length() != 18 || !number.startsWith("1Z")) {
      return false;
    }
    int sum = 0;
    for (int i = 2; i < 17; i++) {
      char c = number.charAt(i);
      int value = FoldedText.isDigit(c) ? c - '0' : (c - '?') % 10;
      sum += i % 2 == 0 ? value : 2 * value;
    }
    char last = number.charAt(17);
    return FoldedText.isDigit(last) && (10 - sum % 10) % 10 == last - '0';
  }

  /** Whether 13 capitals and digits are an identifier of UPU standard S10. */
  static boolean isS10(String number) {
    if (number.length() != 13) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      boolean digitExpected = i >= 2 && i <= 10;
      if (FoldedText.isDigit(number.charAt(i)) != digitExpected) {
        return false;
      }
      if (i >= 2 && i <= 9) {
        sum += S10_WEIGHTS[i - 2] * (number.charAt(i) - '0');
      }
    }
    int check = 11 - sum % 11;
    int expected = check == 10 ? 0 : check == 11 ? 5 : check;
    return number.charAt(10) - '0' == expected;
  }
}
