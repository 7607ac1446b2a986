// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds measured properties: {@code 500 ml}, {@code 15-inch}, {@code 64GB}; the value is for
 * example {@code 500ml}.
 */
final class SpecFinder implements Finder {

  private static final Pattern SPEC =
      Pattern.compile(
          "(?<![\\w.,#$€£])(\\d{1,6}(?:[.,]\\d{1,3})?)[\\s\\x{a0}-]?"
              + "(ml|cl|litres?|liters?|litros?|litri|litro|लीटर|l|gb|tb|mb|ghz|hz|mah|wh|kw|watts?|w|volts?|v|mp|inch(?:es)?|in(?=[\\s)]*(?:display|screen))|foot|feet|ft|zoll|pouces?|pulgadas?|pollici|polegadas?|इंच|meters?|metres?|cm|mm|km|m|kg|mg|grams?|g|lbs?|pounds?|oz|x|k|″|\"|”|pieces?|pcs|teilig|bar|packs?|persons?|people|seats?|seater|ports?|rpm|db|psi|btu|lumens?|fps|dpi|tier|speed|degrees?|°)(?![\\p{L}\\d]|['’]\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("liter", "l"),
          Map.entry("litro", "l"),
          Map.entry("litri", "l"),
          Map.entry("लीटर", "l"),
          Map.entry("pouce", "inch"),
          Map.entry("pulgada", "inch"),
          Map.entry("pollici", "inch"),
          Map.entry("polegada", "inch"),
          Map.entry("इंच", "inch"),
          Map.entry("litre", "l"),
          Map.entry("inche", "inch"),
          Map.entry("in", "inch"),
          Map.entry("″", "inch"),
          Map.entry("\"", "inch"),
          Map.entry("”", "inch"),
          Map.entry("zoll", "inch"),
          Map.entry("feet", "ft"),
          Map.entry("foot", "ft"),
          Map.entry("watt", "w"),
          Map.entry("volt", "v"),
          Map.entry("meter", "m"),
          Map.entry("metre", "m"),
          Map.entry("gram", "g"),
          Map.entry("°", "degree"),
          Map.entry("lb", "pound"),
          Map.entry("pc", "piece"),
          Map.entry("teilig", "piece"));

  private static final Starts NUMBERS = Starts.atNumbers();

  /** A litre is said in millilitres, so that the two are one. */
  private static String canonical(String number, String unit) {
    return unit.equals("l")
        ? new BigDecimal(number).movePointRight(3).stripTrailingZeros().toPlainString() + "ml"
        : number + unit;
  }

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    NUMBERS.find(SPEC, draft, m -> add(draft, m, found));
  }

  private static void add(Draft draft, Matcher m, Found found) {
    String number = m.group(1).replace(',', '.');
    String unit = m.group(2).toLowerCase(Locale.ROOT);
    String singular =
        unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    String value = canonical(number, UNITS.getOrDefault(singular, singular));
    Sentence sentence = draft.sentenceAt(m.start());
    boolean negated = Mood.negated(draft, sentence, draft.tokenAt(m.start()));
    if (found.isFree(m.start(), m.end())) {
      found.take(m.start(), m.end());
      found.say(ClaimKind.OPTION, m.start(), m.end(), new Term(Term.Kind.OPTION, value), negated);
    }
  }
}
