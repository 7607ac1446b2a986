// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.intent.internal.VagueText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a customer says they want done, and why, in the words of the resource {@code wishes.txt}.
 */
public enum Wish {
  /** Their money. */
  REFUND,
  /** Another size, colour or thing. */
  EXCHANGE,
  /** To be paid back, now. */
  PAY_BACK,
  /** What it costs less by now. */
  PRICE_DROP,
  /** A bigger one. */
  BIGGER,
  /** A smaller one. */
  SMALLER,
  /** A credit for the shop. */
  STORE_CREDIT,
  /** The same thing again. */
  REPLACEMENT,
  /** It does not work. */
  DEFECTIVE,
  /** It does not work, in words that say no more than that. */
  FAULT_ALONE,
  /** It arrived damaged. */
  DAMAGED,
  /** Another thing arrived. */
  WRONG_ITEM,
  /** It was not in the parcel. */
  MISSING_ITEM,
  /** It is not what was described. */
  NOT_AS_DESCRIBED,
  /** It does not fit. */
  WRONG_SIZE,
  /** They do not like it. */
  CHANGED_MIND,
  /** They do not need it. */
  NO_LONGER_NEEDED,
  /** They did not mean to order it. */
  ORDERED_BY_MISTAKE,
  /** All of the order. */
  ALL_OF_IT,
  /** The label of a return. */
  LABEL,
  /** A label they do not have any more. */
  LOST_LABEL,
  /** Not to pay a fee. */
  WAIVE,
  /** They ask whether, and do not ask for it. */
  QUESTION,
  /** A card that takes no money any more. */
  CLOSED_CARD,
  /** The shop sent another thing, or one that does not start. */
  SENT_WRONG,
  /** Nothing is wrong with it, in a picture. */
  INTACT,
  /** They think again. */
  ANOTHER_MIND,
  /** Another account for the money. */
  BANK_DETAILS,
  /** Goods that were sent back. */
  SENT_BACK,
  /** Paid in cash at the door. */
  CASH,
  /** The number of a piece. */
  SERIAL,
  /** How their claim stands. */
  CLAIM_STATUS,
  /** What the warranty covers. */
  WARRANTY,
  /** Something for the trouble. */
  GOODWILL,
  /** It has not come, whatever anybody says. */
  NOT_HERE,
  /** Another day of delivery. */
  ANOTHER_DAY,
  /** What an address is in a building. */
  ADDRESS_PART,
  /** Out of the order. */
  TAKE_OUT,
  /** What is bought again and again. */
  SUBSCRIPTION,
  /** What the shop writes of its own accord. */
  NEWSLETTER,
  /** No more of it. */
  STOP,
  /** How the shop writes to them. */
  EMAIL_ADDRESS,
  /** How the shop calls them. */
  PHONE_NUMBER;

  private static final double SAYS_NOTHING = 0.99;
  private static final String RESOURCE = "wishes.txt";
  private static final Map<Wish, List<String>> PHRASES = read();

  /** The reasons, the most telling first. */
  private static final List<Wish> REASONS =
      List.of(
          WRONG_ITEM,
          MISSING_ITEM,
          DEFECTIVE,
          DAMAGED,
          NOT_AS_DESCRIBED,
          WRONG_SIZE,
          ORDERED_BY_MISTAKE,
          NO_LONGER_NEEDED,
          CHANGED_MIND);

  /** Whether a text says so. */
  public boolean isIn(String text) {
    String plain = plain(text);
    return PHRASES.getOrDefault(this, List.of()).stream().anyMatch(plain::contains);
  }

  /**
   * Whether a text says so and nothing else, but for words that say nothing: "hi, it still doesn't
   * work".
   */
  public boolean isAllOf(String text) {
    String plain = plain(text);
    return PHRASES.getOrDefault(this, List.of()).stream()
        .filter(plain::contains)
        .anyMatch(phrase -> VagueText.share(plain.replace(phrase, " ")) >= SAYS_NOTHING);
  }

  /**
   * The reason that a text gives, as a word of {@code commerce/1}; {@code other} if it has none.
   */
  public static String reason(String text) {
    return REASONS.stream()
        .filter(reason -> reason.isIn(text))
        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("other");
  }

  /** Whether one plain word only says that it is about money back. */
  static boolean isOfMoney(String word) {
    return REFUND.isIn(word);
  }

  /** Small letters and single spaces, one at each end. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(" ");
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            point -> {
              if (isOfAWord(point)) {
                plain.appendCodePoint(point);
              } else if (plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
              }
            });
    boolean closed = plain.length() > 1 && plain.charAt(plain.length() - 1) == ' ';
    return closed ? plain.toString() : plain.append(' ').toString();
  }

  /** A letter, a mark or a number: those are Unicode's first general categories. */
  private static boolean isOfAWord(int point) {
    int type = Character.getType(point);
    return type >= Character.UPPERCASE_LETTER && type <= Character.OTHER_NUMBER;
  }

  private static Map<Wish, List<String>> read() {
    Map<Wish, List<String>> phrases = new EnumMap<>(Wish.class);
    try (InputStream in = Wish.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource is missing: " + RESOURCE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (!line.startsWith("#") && colon > 0) {
          phrases.put(valueOf(line.substring(0, colon)), phrases(line.substring(colon + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return phrases;
  }

  private static List<String> phrases(String written) {
    List<String> phrases = new ArrayList<>();
    for (String phrase : written.split(",", -1)) {
      String word = phrase.strip();
      phrases.add(
          word.endsWith("*") ? " " + word.substring(0, word.length() - 1) : " " + word + " ");
    }
    return phrases;
  }
}
