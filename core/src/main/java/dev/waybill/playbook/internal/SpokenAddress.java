// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.policy.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in a customer's own words: a house number and a street in either order, and what
 * stands beside it up to a postal code. What each word means is for the host's address check to
 * say; here it is only found, and not changed by a letter, so that it stays the customer's.
 *
 * @param line the street, and whatever else could not be told apart
 * @param city the town, or null
 * @param postalCode the postal code, or null
 */
public record SpokenAddress(String line, @Nullable String city, @Nullable String postalCode) {

  private static final int LONGEST = 80;
  private static final int MOST_PARTS = 4;

  /** British, Dutch, Polish, and codes of four to six digits, the longest first. */
  private static final Pattern POSTAL_CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([A-Za-z]{1,2}\\d[A-Za-z\\d]? \\d[A-Za-z]{2}|\\d{4} ?[A-Z]{2}"
              + "|\\d{2}-\\d{3}|\\d{5}-\\d{4}|\\d{6}|\\d{5}|\\d{4})(?![\\p{L}\\p{N}])");

  private static final String WORD = "[\\p{L}\\d][\\p{L}\\p{M}\\d.'’/#-]*";

  /** {@code 22 West 8th}, {@code 12bis rue …}: a number, then at least one word with letters. */
  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}#$€£])\\d{1,5}\\p{L}{0,3},? (?=\\p{L}|\\d+\\p{L})"
              + WORD
              + "( "
              + WORD
              + ")*");

  /** {@code Lindenallee 7}, {@code ul. Polna 4/12}: words, then a number. */
  private static final Pattern NUMBER_LAST =
      Pattern.compile(
          "(\\p{L}[\\p{L}\\p{M}.'’-]+ ){1,4}\\d{1,4} ?\\p{L}?(/\\d{1,4})?(?![\\p{L}\\p{N}])");

  /** Words before which an address begins, and after which it has ended. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "^.*\\b(to|is|it's|at|an|auf|nach|in|na|lautet|adresse|address|adres|adresu|est|es|a|à)\\s+(?=\\S)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> AFTER =
      Set.of(
          "instead",
          "please",
          "pls",
          "plz",
          "thanks",
          "thank",
          "asap",
          "and",
          "not",
          "rather",
          "stattdessen",
          "bitte",
          "danke",
          "und",
          "nicht",
          "statt",
          "zamiast",
          "proszę",
          "dzięki",
          "fastest",
          "quickly",
          "now",
          "but",
          "because",
          "for",
          "i",
          "we",
          "my");

  /** No street begins with these: "2 days", "3 pieces". */
  private static final Pattern MEASURE =
      Pattern.compile(
          "^\\d+ (day|week|month|hour|minute|piece|pcs|item|order|tag|woche|stück|artikel|dni|sztuk"
              + "|people|of|x|more|times|o'clock|am|pm|uhr)\\p{L}*\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What has a number and is no street: "staff number 4411", "order 1001". */
  private static final Pattern NUMBERED =
      Pattern.compile(
          ".*\\b(number|no|num|nr|nummer|numero|número|numéro|numer|order|bestellung|zamówienie|ticket|case|reference|ref|id|code|pin|staff|employee|version|model|size)\\.?"
              + " ?\\d.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * The address in a text.
   *
   * @param text a customer's words
   * @return the first; empty if there is none
   */
  public static Optional<SpokenAddress> in(String text) {
    for (String sentence : text.split("[\\n;?!]", -1)) {
      String[] parts = sentence.strip().split("\\s*,\\s*", -1);
      for (int i = 0; i < parts.length; i++) {
        Optional<String> street = street(parts[i].replaceAll("\\s+", " "));
        if (street.isPresent()) {
          return Optional.of(of(street.get(), List.of(parts).subList(i + 1, parts.length)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> street(String part) {
    Matcher first = NUMBER_FIRST.matcher(part);
    while (first.find()) {
      String found = upToItsEnd(first.group());
      if (isStreet(found) && !MEASURE.matcher(found).matches()) {
        return Optional.of(found);
      }
    }
    Matcher last = NUMBER_LAST.matcher(part);
    while (last.find()) {
      String found = BEFORE.matcher(last.group()).replaceFirst("").strip();
      if (isStreet(found)
          && Character.isLetter(found.charAt(0))
          && !NUMBERED.matcher(found).matches()
          && !counts(part, last.end())) {
        String rest = upToItsEnd(part.substring(last.end()).strip());
        return Optional.of(rest.isEmpty() ? found : found + " " + rest);
      }
    }
    return Optional.empty();
  }

  /** Whether the number that ends here counts what follows: "I want 3 pieces". */
  private static boolean counts(String part, int end) {
    int number = end;
    while (number > 0 && Character.isDigit(part.charAt(number - 1))) {
      number--;
    }
    return MEASURE.matcher(part.substring(number)).matches();
  }

  private static boolean isStreet(String found) {
    boolean hasName = found.indexOf(' ') > 0 && found.matches(".*\\p{L}{2,}.*");
    return found.length() <= LONGEST && (hasName || found.matches("\\d+\\p{L}{0,2} \\p{L}( .*)?"));
  }

  private static String upToItsEnd(String words) {
    StringBuilder kept = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String plain = word.toLowerCase(Locale.ROOT).replaceAll("[.'’]+$", "");
      if (AFTER.contains(plain)) {
        break;
      }
      kept.append(kept.length() == 0 ? "" : " ").append(word);
      if (word.endsWith(".") && plain.length() > 4 && !plain.endsWith("str")) {
        break;
      }
    }
    return kept.toString().replaceAll("[.'’]+$", "");
  }

  /** The street with what follows it, up to a postal code or to what is no part of an address. */
  private static SpokenAddress of(String street, List<String> following) {
    List<String> more = new ArrayList<>();
    if (!hasPostalCode(street)) {
      for (String part : following.subList(0, Math.min(MOST_PARTS, following.size()))) {
        String words = upToItsEnd(part.replaceAll("\\s+", " "));
        if (words.isEmpty() || words.length() > LONGEST) {
          break;
        }
        more.add(words);
        if (hasPostalCode(words)) {
          break;
        }
      }
      boolean ends = !more.isEmpty() && hasPostalCode(more.get(more.size() - 1));
      if (!ends) {
        more.removeIf(words -> !Character.isUpperCase(words.charAt(0)));
      }
    }
    return more.isEmpty() ? apart(street, null) : apart(street, String.join(", ", more));
  }

  private static boolean hasPostalCode(String words) {
    Matcher code = POSTAL_CODE.matcher(words);
    while (code.find()) {
      if (code.start() > 0 || !words.matches("^\\d+ \\p{L}.*") || code.group().length() >= 5) {
        return true;
      }
    }
    return false;
  }

  /** Takes the postal code out, from where it stands last; what stands beside it is the town. */
  private static SpokenAddress apart(String street, @Nullable String beside) {
    String where = beside == null ? street : beside;
    Matcher code = POSTAL_CODE.matcher(where);
    int from = -1;
    int to = -1;
    while (code.find()) {
      if (beside != null || code.start() > 0) {
        from = code.start();
        to = code.end();
      }
    }
    if (from < 0) {
      return new SpokenAddress(street, beside, null);
    }
    String number = where.substring(from, to);
    String before = where.substring(0, from).replaceAll("[ ,]+$", "");
    String after = where.substring(to).replaceAll("^[ ,]+", "");
    if (beside == null) {
      return new SpokenAddress(before, after.isEmpty() ? null : after, number);
    }
    String town = after.isEmpty() ? before : after;
    return new SpokenAddress(
        after.isEmpty() || before.isEmpty() ? street : street + ", " + before,
        town.isEmpty() ? null : town,
        number);
  }

  /** Whether it says more than a street. */
  public boolean isWhole() {
    return postalCode != null || city != null;
  }

  /** The argument of an action, in the parts of the vocabulary's {@code address}. */
  public Value value() {
    Map<String, Value> parts = new TreeMap<>();
    parts.put("line", Value.text(line));
    if (city != null) {
      parts.put("city", Value.text(city));
    }
    if (postalCode != null) {
      parts.put("postal_code", Value.text(postalCode));
    }
    return new Value.Fields(parts);
  }

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "SpokenAddress[...]";
  }
}
