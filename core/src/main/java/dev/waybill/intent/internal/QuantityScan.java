// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Span;
import dev.waybill.intent.QuantityMention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The search for quantities in one text: small numbers that count things, in digits or words. */
public final class QuantityScan {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Map<String, Integer> WORDS = numbers();

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\d.,:/#$€£₹-])(?:x\\s?(\\d{1,2})(?![\\d\\p{L}.,:/%-])"
              + "|(\\d{1,2})\\s?(?:x|×|pcs?|pieces?|stück|stk|pièces|piezas|pezzi|peças|sztuk[ai]?)(?![\\p{L}\\p{M}])"
              + "|(\\d{1,2}|[\\p{L}\\p{M}]{2,7})\\s(?=\\p{L}))",
          FLAGS);

  /** What a number before it does not count. */
  private static final Pattern NOT_THINGS =
      Pattern.compile(
          "(?:more\\s|full\\s|whole\\s|working\\s|business\\s)?(?:days?|weeks?|months?|years?|hours?|hrs?"
              + "|minutes?|mins?|times?|o.clock|am|pm|percent|stars?|tag|tage[ns]?|wochen?|monaten?"
              + "|jahren?|stunden?|minuten|uhr|mal|prozent|jours?|semaines?|mois|ans|années?|heures?"
              + "|fois|d[ií]as?|semanas?|mes(?:es)?|años?|horas?|veces|giorn[io]|settiman[ae]|mes[ei]"
              + "|ann[io]|or[ae]|volt[ae]|dias?|vezes|dni|tygodni\\p{L}*|miesi\\p{L}+|godzin\\p{L}*|razy"
              + "|din|hafte|mahine|saal|ghante|baar|cm|mm|kg|g|ml|l|inch(?:es)?|euros?|dollars?|pounds?"
              + "|jan\\p{L}*|feb\\p{L}*|mar\\p{L}*|apr\\p{L}*|may|jun[ei]?|jul[yi]?|aug\\p{L}*|sep\\p{L}*"
              + "|oct\\p{L}*|nov\\p{L}*|dec\\p{L}*|of\\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*)"
              + "(?![\\p{L}\\p{M}]).*",
          FLAGS | Pattern.DOTALL);

  /** Words before a number that it belongs to, so that it counts nothing. */
  private static final Pattern NAMED =
      Pattern.compile(
          ".*(?<![\\p{L}\\p{M}])(?:size|sizes|number|no|nr|order|line|step|page|option|version|model|type"
              + "|größe|groesse|nummer|bestellung|taille|numéro|talla|número|taglia|numero|tamanho|rozmiar"
              + "|numer|level|aged?|the|since|until|till|by|at|um|zip|code|street|road|house)[.:]?\\s?",
          FLAGS | Pattern.DOTALL);

  private QuantityScan() {}

  /** The words for quantities. */
  static Set<String> words() {
    return WORDS.keySet();
  }

  /**
   * The quantities of a text, in its order.
   *
   * @param taken where something else stands: numbers of orders, days, amounts
   */
  public static List<QuantityMention> of(String text, BitSet taken) {
    List<QuantityMention> mentions = new ArrayList<>();
    Matcher m = NUMBER.matcher(text);
    for (int from = 0; from <= text.length() && m.find(from); ) {
      int group = m.group(1) != null ? 1 : m.group(2) != null ? 2 : 3;
      Integer quantity = number(m.group(group));
      int start = m.start();
      int end = group == 3 ? m.end(group) : m.end();
      boolean free = taken.nextSetBit(start) < 0 || taken.nextSetBit(start) >= end;
      String before = text.substring(Math.max(0, start - 24), start);
      String after = text.substring(m.end(), Math.min(text.length(), m.end() + 32));
      boolean counts =
          group != 3 || (!NOT_THINGS.matcher(after).matches() && !NAMED.matcher(before).matches());
      if (quantity != null && quantity > 0 && free && counts) {
        mentions.add(new QuantityMention(quantity, new Span(start, end)));
      }
      from = Math.max(end, m.start() + 1);
    }
    return List.copyOf(mentions);
  }

  private static @Nullable Integer number(String written) {
    return Character.isDigit(written.charAt(0))
        ? Integer.valueOf(Integer.parseInt(written))
        : WORDS.get(written.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> words = new HashMap<>();
    String[][] lines = {
      {
        "two", "both", "couple", "zwei", "beide", "deux", "dos", "ambos", "due", "dois", "duas",
        "dwa", "dwie", "दो"
      },
      {"three", "drei", "trois", "tres", "tre", "três", "trzy", "teen", "tin", "तीन"},
      {"four", "vier", "quatre", "cuatro", "quattro", "quatro", "cztery", "chaar", "char", "चार"},
      {"five", "fünf", "fuenf", "cinq", "cinco", "cinque", "pięć", "paanch", "panch", "पांच"},
      {"six", "sechs", "seis", "sei", "sześć", "chhe", "छह"},
    };
    for (int i = 0; i < lines.length; i++) {
      for (String word : lines[i]) {
        words.put(word, i + 2);
      }
    }
    return Map.copyOf(words);
  }
}
