// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds places by what stands around them: a state's code, the word "city", a facility, a scan. */
final class PlaceFinder implements Finder {

  private static final String NAME =
      "(\\p{Lu}[\\p{L}.'’-]{1,30}(?:[ -]\\p{Lu}[\\p{L}.'’-]{1,30}){0,2})";

  private static final String STATE =
      "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT|NSW|VIC|QLD|ACT|TAS|UK|USA?)";

  private static final Pattern PLACE =
      Pattern.compile(
          NAME
              + "(?=,?\\s"
              + STATE
              + ",?\\s\\d{5}\\b)"
              + "|"
              + NAME
              + "(?=,\\s"
              + STATE
              + "\\b)"
              + "|(?:\\b[Cc]ity|Stadt|Ort|Town)\\b[:*_\\s]{1,6}"
              + NAME
              + "|"
              + NAME
              + "(?=\\s(?:facility|hub|depot|sorting|warehouse|distribution|Depot|Paketzentrum|Zustellbasis))"
              + "|\\b(?:arrived|scanned|processed|departed|left|reached|eingetroffen|angekommen)\\s(?:in|at|from|the|im)?\\s?"
              + NAME);

  private static final Starts WORDS =
      Starts.at(
          List.of(
              "city",
              "arrived",
              "scanned",
              "processed",
              "departed",
              "left",
              "reached",
              "eingetroffen",
              "angekommen"));
  private static final Starts ANY = WORDS.orCapitals();

  /** Words that make the name before them a place. */
  private static final List<String> BEHIND =
      List.of(
          "facility",
          "hub",
          "depot",
          "sorting",
          "warehouse",
          "distribution",
          "paketzentrum",
          "zustellbasis");

  private static final Pattern STATE_ALONE = Pattern.compile(STATE);

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    Starts starts = mayBeFollowed(draft) ? ANY : WORDS;
    starts.find(PLACE, draft, m -> add(m, found));
  }

  /** Whether anything stands there that makes a name before it, or behind it, a place. */
  private static boolean mayBeFollowed(Draft draft) {
    String text = draft.text();
    if (text.contains("Stadt") || text.contains("Ort") || text.contains("Town")) {
      return true;
    }
    for (Token token : draft.tokens()) {
      boolean state =
          token.capital()
              && token.end() - token.start() <= 3
              && STATE_ALONE.matcher(text).region(token.start(), token.end()).matches();
      if (state || isBehind(token.norm())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBehind(String word) {
    for (String begin : BEHIND) {
      if (word.startsWith(begin)) {
        return true;
      }
    }
    return false;
  }

  private static void add(Matcher m, Found found) {
    for (int group = 1; group <= m.groupCount(); group++) {
      String name = m.group(group);
      if (name != null && found.isFree(m.start(group), m.end(group))) {
        found.take(m.start(group), m.end(group));
        found.say(
            ClaimKind.PLACE,
            m.start(group),
            m.end(group),
            new Term(Term.Kind.PLACE, String.join(" ", Tokenizer.words(name))),
            false);
      }
    }
  }
}
