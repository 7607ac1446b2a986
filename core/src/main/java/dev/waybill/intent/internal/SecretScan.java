// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Span;
import dev.waybill.intent.internal.SecretCues.Cue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a customer should not have written and nobody needs to read: payment cards, bank
 * accounts, security codes, passwords, keys and numbers of identity cards. A number is taken for
 * what the nearest word of that kind calls it, see {@link SecretCues}; card numbers (ISO/IEC
 * 7812-1), IBANs (ISO 13616) and numbers grouped like a card's need no word. Linear in the text's
 * length.
 */
public final class SecretScan {

  /** What a secret is. */
  public enum Kind {
    /** A payment card. */
    CARD("[card number]"),
    /** An account at a bank, or where a bank is reached. */
    ACCOUNT("[bank account]"),
    /** A card's check value, a PIN, a one-time code. */
    CODE("[security code]"),
    /** What opens an account. */
    PASSWORD("[password]"),
    /** A key of a program. */
    KEY("[key]"),
    /** A number a state gave a person. */
    PERSON("[identity number]");

    private final String mask;

    Kind(String mask) {
      this.mask = mask;
    }

    /** What stands in its place. */
    public String mask() {
      return mask;
    }
  }

  /**
   * A secret.
   *
   * @param span where it stands
   * @param kind what it is
   */
  public record Secret(Span span, Kind kind) {}

  private static final Pattern DIGITS = Pattern.compile("\\d++(?:[ ._/-]{1,3}+\\d++)*+");
  private static final Pattern GROUPED_LIKE_A_CARD =
      Pattern.compile(
          "(?<!\\d)[3-6]\\d{3}([ ._/-]{1,3})(?:\\d{4}\\1\\d{4}\\1\\d{4}|\\d{6}\\1\\d{5})(?!\\d)");
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String APART = "[-./]";
  private static final Pattern DATE =
      Pattern.compile(
          ("\\d{4}" + APART + MONTH + APART + DAY)
              + ("|" + MONTH + APART + DAY + APART + "\\d{2,4}")
              + ("|" + DAY + APART + MONTH + APART + "\\d{2,4}"));
  private static final Pattern AMOUNT = Pattern.compile("\\d+\\.\\d{2}");
  private static final Pattern IBAN_BEGIN =
      Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\d{2}(?=[ -]?[A-Z0-9])");
  private static final Pattern IBAN_GROUP = Pattern.compile("[ -]?([A-Z0-9]{1,30})(?![A-Z0-9])");
  private static final Pattern IFSC =
      Pattern.compile(
          "(?<![A-Z0-9])IFSC\\W{0,3}+(?:CODE\\W{0,3}+)?+(?:IS\\W{0,3}+)?+([A-Z]{4}0[A-Z0-9]{6})");
  private static final Pattern UPI =
      Pattern.compile(
          "(?<![A-Z0-9])UPI\\W{0,3}+(?:ID\\W{0,3}+)?+(?:(?:IS|HAI)\\W{0,3}+)?+([A-Z0-9._-]{2,40}@[A-Z]{2,20})(?![A-Z0-9.])");
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\w-])(?:(?:sk|pk|rk|ghp|gho|xox[abp])[-_][\\w-]{16,200}|AKIA[A-Z0-9]{16}"
              + "|eyJ[\\w-]{10,2000}\\.[\\w-]{10,2000}(?:\\.[\\w-]{0,2000})?)");
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private final FoldedText text;
  private final String capitals;
  private @Nullable SecretCues cues;
  private final List<Secret> found = new ArrayList<>();

  private SecretScan(String original) {
    text = new FoldedText(original);
    capitals = text.between(0, text.length());
    cards(original);
    ibans();
    whole(IFSC, 1, Kind.ACCOUNT, capitals);
    whole(UPI, 1, Kind.ACCOUNT, capitals);
    whole(KEY, 0, Kind.KEY, text.cased());
    passwords();
    numbers();
    found.sort(Comparator.comparingInt(secret -> secret.span().start()));
  }

  /** The secrets of a text, in its order. They may overlap. */
  public static List<Secret> secrets(String text) {
    return new SecretScan(text).found;
  }

  /**
   * A text without its secrets: each is replaced by the name of what it was; of two that overlap
   * the first names.
   */
  public static String masked(String text) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Secret secret : secrets(text)) {
      Span span = secret.span();
      if (span.start() >= from) {
        masked.append(text, from, span.start()).append(secret.kind().mask());
      }
      from = Math.max(from, span.end());
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** By their check digit, whatever they are called. */
  private void cards(String original) {
    for (Span card : new EntityScan(original, OrderShapes.of(List.of())).entities().cardNumbers()) {
      found.add(new Secret(card, Kind.CARD));
    }
  }

  /** The words that say what numbers are, which only numbers ask for. */
  private SecretCues cues() {
    if (cues == null) {
      cues = new SecretCues(capitals);
    }
    return cues;
  }

  private void add(int start, int end, Kind kind) {
    found.add(new Secret(text.span(start, end), kind));
  }

  private void whole(Pattern pattern, int group, Kind kind, String in) {
    Matcher matcher = pattern.matcher(in);
    while (matcher.find()) {
      add(matcher.start(group), matcher.end(group), kind);
    }
  }

  private void ibans() {
    Matcher begin = IBAN_BEGIN.matcher(capitals);
    Matcher group = IBAN_GROUP.matcher(capitals);
    while (begin.find()) {
      int end = -1;
      int withDigits = begin.end();
      int at = begin.end();
      StringBuilder iban = new StringBuilder(begin.group());
      while (iban.length() <= 34 && group.region(at, capitals.length()).lookingAt()) {
        iban.append(group.group(1));
        at = group.end();
        if (group.group(1).chars().anyMatch(c -> FoldedText.isDigit((char) c))) {
          withDigits = at;
        }
        if (isIban(iban)) {
          end = at;
        }
      }
      if (end < 0 && cues().before(begin.start()) == Cue.IBAN) {
        end = withDigits;
      }
      if (end > begin.end()) {
        add(begin.start(), end, Kind.ACCOUNT);
      }
    }
  }

  /** Whether the check digits are right: ISO/IEC 7064, MOD 97-10. */
  private static boolean isIban(CharSequence iban) {
    if (iban.length() < 15 || iban.length() > 34) {
      return false;
    }
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < iban.length(); i++) {
      char c = iban.charAt((i + 4) % iban.length());
      number.append(Character.digit(c, 36));
    }
    return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
  }

  private void passwords() {
    Matcher said = SecretCues.PASSWORD.matcher(text.cased());
    while (said.find()) {
      String word = said.group("word");
      int end = word.length();
      while (end > 0 && ".,;!?)\"'”“»".indexOf(word.charAt(end - 1)) >= 0) {
        end--;
      }
      boolean last = text.at(said.end()) == '\n' || said.end() == text.length();
      boolean named = said.group("sign") != null && last;
      if (end >= 4 && (named || said.group("quote") != null || isMixed(word.substring(0, end)))) {
        int start = said.start("word");
        add(start, start + word.length(), Kind.PASSWORD);
      }
    }
  }

  /** Whether a word is none of a language: digits, signs or capitals stand between its letters. */
  private static boolean isMixed(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean sign = !Character.isLetter(c) && c != '\'' && c != '’' && c != '-' && !isMark(c);
      if (sign
          || (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void numbers() {
    Matcher run = DIGITS.matcher(capitals);
    while (run.find()) {
      Cue before = cues().before(run.start());
      Cue cue = before == Cue.NONE ? cues().after(run.end()) : before;
      long digits = run.group().chars().filter(c -> FoldedText.isDigit((char) c)).count();
      Kind kind = kind(cue, digits, run.group(), text.at(run.start() - 1));
      if (kind != null) {
        add(run.start(), run.end(), kind);
      } else if (cue != Cue.PARCEL) {
        grouped(run);
      }
    }
  }

  private static @Nullable Kind kind(Cue cue, long digits, String written, char before) {
    boolean plain =
        !DATE.matcher(written).matches() && !AMOUNT.matcher(written).matches() && before != '+';
    return switch (cue) {
      case CARD -> digits >= 12 && plain ? Kind.CARD : null;
      case ACCOUNT, IBAN -> digits >= 6 && plain ? Kind.ACCOUNT : null;
      case CHECK_VALUE -> digits >= 3 && digits <= 4 ? Kind.CODE : null;
      case ONE_TIME -> digits >= 4 && digits <= 8 && plain ? Kind.CODE : null;
      case PERSON -> digits >= 7 && plain ? Kind.PERSON : null;
      case ORDER, PARCEL, NONE -> null;
    };
  }

  private void grouped(Matcher run) {
    Matcher card = GROUPED_LIKE_A_CARD.matcher(capitals).region(run.start(), run.end());
    while (card.find()) {
      add(card.start(), card.end(), Kind.CARD);
    }
  }
}
