// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a customer's words are a plain yes or a plain no: nothing but phrases that say so, and
 * polite ones beside them. Anything else, such as a yes with a condition, a question or both a yes
 * and a no, is neither; asking again is cheap.
 *
 * <p>The phrases are those of English, German, French, Spanish, Italian, Portuguese, Hindi (in
 * Devanagari and in Latin letters), Polish, Dutch and Turkish, each understood whatever language
 * the conversation is in. Safe for use by many threads.
 */
public final class Assent {

  private enum Kind {
    YES,
    NO,
    POLITE
  }

  private static final String RESOURCE = "assent.txt";
  private static final String ECHO = " echo ";

  /** What stands between words and says nothing; a question mark is not among it. */
  private static final Pattern SEPARATORS = Pattern.compile("[.,!¡;:…।\"()*_~\\-–—\\s]+");

  private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");
  private static final Pattern EMOJI =
      Pattern.compile("[\\x{2600}-\\x{27BF}\\x{1F300}-\\x{1FAFF}]");

  /** Skin tones, and the mark that asks for a coloured picture. */
  private static final Pattern EMOJI_VARIANTS = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]");

  /** "yeees", "nooo": three of a letter or more are one. */
  private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");

  private static final Pattern LATIN_ACCENTS = Pattern.compile("[\\x{300}-\\x{36F}]");

  private static final Map<String, Kind> PHRASES = read();
  private static final Map<String, Set<String>> ECHOES = readEchoes();
  private static final int LONGEST_PHRASE =
      Stream.concat(PHRASES.keySet().stream(), ECHOES.keySet().stream())
          .mapToInt(phrase -> phrase.split(" ").length)
          .max()
          .orElseThrow();

  private Assent() {}

  /** Whether the text is a plain yes. */
  public static boolean isYes(String text) {
    List<String> words = words(text);
    return isOnly(Kind.YES, words) && !isOnly(Kind.NO, words);
  }

  /**
   * Whether the text is a plain yes to an action: beside a yes, the action may be said again ("yes,
   * cancel it"), but no other ("yes, change it" is no yes to a cancellation).
   *
   * @param text any text
   * @param action the action's name in {@code commerce/1}
   */
  public static boolean isYes(String text, String action) {
    if (isYes(text)) {
      return true;
    }
    List<String> words = words(text);
    return isOnly(Kind.YES, words, action) && !isOnly(Kind.NO, words, action);
  }

  /** Whether the text is a plain no. */
  public static boolean isNo(String text) {
    List<String> words = words(text);
    return isOnly(Kind.NO, words) && !isOnly(Kind.YES, words);
  }

  /** Whether the words fall into phrases of a kind, one at least, and polite ones. */
  private static boolean isOnly(Kind wanted, List<String> words) {
    return isOnly(wanted, words, "");
  }

  private static boolean isOnly(Kind wanted, List<String> words, String action) {
    boolean[] polite = new boolean[words.size() + 1];
    boolean[] said = new boolean[words.size() + 1];
    polite[0] = true;
    for (int end = 1; end <= words.size(); end++) {
      for (int from = Math.max(0, end - LONGEST_PHRASE); from < end; from++) {
        String phrase = String.join(" ", words.subList(from, end));
        Kind kind =
            ECHOES.getOrDefault(phrase, Set.of()).contains(action)
                ? Kind.POLITE
                : PHRASES.get(phrase);
        if (kind == wanted) {
          said[end] |= said[from] || polite[from];
        } else if (kind == Kind.POLITE) {
          said[end] |= said[from];
          polite[end] |= polite[from];
        }
      }
    }
    return said[words.size()];
  }

  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    plain = EMOJI_VARIANTS.matcher(plain).replaceAll("");
    plain = EMOJI.matcher(plain).replaceAll(" $0 ");
    plain = APOSTROPHES.matcher(plain).replaceAll("");
    plain = STRETCHED.matcher(plain).replaceAll("$1");
    plain = SEPARATORS.matcher(plain).replaceAll(" ").strip();
    return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
  }

  private static Map<String, Kind> read() {
    Map<String, Kind> phrases = new HashMap<>();
    for (String line : lines()) {
      if (line.contains(ECHO)) {
        continue;
      }
      int colon = line.indexOf(':');
      String kind = line.substring(line.indexOf(' ') + 1, colon).toUpperCase(Locale.ROOT);
      for (String phrase : line.substring(colon + 1).split(", *", -1)) {
        add(phrases, String.join(" ", words(phrase)), Kind.valueOf(kind));
      }
    }
    return Map.copyOf(phrases);
  }

  /** In which words an action is said again beside a yes: {@code LANGUAGE echo ACTION: phrase}. */
  private static Map<String, Set<String>> readEchoes() {
    Map<String, Set<String>> echoes = new HashMap<>();
    for (String line : lines()) {
      int echo = line.indexOf(ECHO);
      if (echo < 0) {
        continue;
      }
      int colon = line.indexOf(':');
      String action = line.substring(echo + ECHO.length(), colon).strip();
      for (String phrase : line.substring(colon + 1).split(", *", -1)) {
        String plain = String.join(" ", words(phrase));
        for (String spelling : List.of(plain, withoutAccents(plain))) {
          echoes.computeIfAbsent(spelling, said -> new HashSet<>()).add(action);
        }
      }
    }
    return Map.copyOf(echoes);
  }

  /** A phrase that is polite in one language and a yes or a no in another is the latter. */
  private static void add(Map<String, Kind> phrases, String phrase, Kind kind) {
    for (String spelling : List.of(phrase, withoutAccents(phrase))) {
      Kind known = phrases.put(spelling, kind);
      if (known != null && known != Kind.POLITE) {
        phrases.put(spelling, known);
      }
    }
  }

  private static String withoutAccents(String phrase) {
    String apart =
        Normalizer.normalize(
            phrase.replace("ß", "ss").replace("ł", "l").replace("ı", "i"), Normalizer.Form.NFD);
    return Normalizer.normalize(LATIN_ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
  }

  private static List<String> lines() {
    try (InputStream stream = Assent.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " must be in waybill-core's jar");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " could not be read", e);
    }
  }
}
