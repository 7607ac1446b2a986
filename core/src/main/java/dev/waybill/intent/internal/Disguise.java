// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says if it is not written plainly: with letters of another script that look the same,
 * digits for letters, backwards, shifted by thirteen, in hexadecimal or with percent signs. Linear
 * in the text's length.
 */
final class Disguise {

  private static final String LOOK_ALIKES = "аеорсухіѕԁԛԝһјӏοαντρνκ";
  private static final String LATIN = "aeopcyxisdqwhjloavtpvk";
  private static final String DIGITS = "013457";
  private static final String LETTERS = "oieast";

  private static final Pattern OTHER_SCRIPT = Pattern.compile("[" + LOOK_ALIKES + "]");
  private static final Pattern MIXED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?=\\p{N}*\\p{L})(?=\\p{L}*[013457])[a-zA-Z013457]{2,30}");
  private static final Pattern HEX = Pattern.compile("(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){8,2000}");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2}){3,2000}");

  private Disguise() {}

  /** The readings that differ from the text. */
  static List<String> readings(String text) {
    List<String> readings = new ArrayList<>();
    if (OTHER_SCRIPT.matcher(text).find()) {
      readings.add(mapped(text, LOOK_ALIKES, LATIN));
    }
    if (MIXED.matcher(text).find()) {
      readings.add(MIXED.matcher(text).replaceAll(word -> mapped(word.group(), DIGITS, LETTERS)));
    }
    if (HEX.matcher(text).find()) {
      readings.add(decoded(HEX, text, ""));
    }
    if (PERCENT.matcher(text).find()) {
      readings.add(decoded(PERCENT, text, "%"));
    }
    readings.add(shifted(text));
    readings.add(new StringBuilder(text).reverse().toString());
    return readings;
  }

  private static String mapped(String text, String from, String to) {
    StringBuilder mapped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      mapped.append(at < 0 ? text.charAt(i) : to.charAt(at));
    }
    return mapped.toString();
  }

  private static String decoded(Pattern pattern, String text, String between) {
    return pattern
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    new String(
                        HexFormat.of().parseHex(found.group().replace(between, "")),
                        StandardCharsets.UTF_8)));
  }

  /** Each Latin letter by the thirteenth after it. */
  private static String shifted(String text) {
    StringBuilder shifted = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        shifted.append((char) ('a' + (c - 'a' + 13) % 26));
      } else if (c >= 'A' && c <= 'Z') {
        shifted.append((char) ('A' + (c - 'A' + 13) % 26));
      } else {
        shifted.append(c);
      }
    }
    return shifted.toString();
  }
}
