// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.Locale;

/**
 * UPS tracking numbers: {@code 1Z}, six characters of the shipper, two of the service, seven of the
 * package, and a check digit.
 */
final class UpsNumbers {

  private static final String SHIPPER = "W4Y811";
  private static final String SERVICE = "03";

  private UpsNumbers() {}

  /** The number of the shop's nth package. */
  static String number(int n) {
    String body = SHIPPER + SERVICE + String.format(Locale.ROOT, "%07d", n);
    return "1Z" + body + checkDigit(body);
  }

  /** Whether it has the form of such a number and its check digit is right. */
  static boolean isValid(String number) {
    return number.matches("1Z[0-9A-Z]{15}[0-9]")
        && checkDigit(number.substring(2, 17)) == number.charAt(17) - '0';
  }

  /**
   * The check digit of the fifteen characters after {@code 1Z}: letters count as the last digit of
   * their place (A is 2, B is 3), every second character counts twice, and the sum is filled up to
   * the next ten.
   */
  static int checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : (c - '?') % 10;
      sum += i % 2 == 0 ? value : 2 * value;
    }
    return (10 - sum % 10) % 10;
  }
}
