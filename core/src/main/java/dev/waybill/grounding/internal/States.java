// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which words of systems entail which state that a text can claim. */
final class States {

  private static final Pattern PLAIN = Pattern.compile("[A-Z]+(?:_[A-Z]+)*");
  private static final Pattern BLANK = Pattern.compile("[^\\p{L}\\d]+");
  private static final Pattern EDGE = Pattern.compile("^_|_$");

  private static final Map<String, Set<String>> ENTAILED_BY = read();

  private States() {}

  /** Whether a system's word entails the state. */
  static boolean entails(String word, String state) {
    String plain = canonical(word);
    for (String entry : ENTAILED_BY.getOrDefault(state, Set.of(state))) {
      boolean prefix = entry.endsWith("*");
      String wanted = prefix ? entry.substring(0, entry.length() - 1) : entry;
      if (prefix ? plain.startsWith(wanted) : plain.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  static String canonical(String word) {
    String plain = word.toUpperCase(Locale.ROOT);
    if (!PLAIN.matcher(plain).matches()) {
      plain = BLANK.matcher(plain).replaceAll("_");
      plain = EDGE.matcher(plain).replaceAll("");
    }
    return plain.replace("CANCELED", "CANCELLED");
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> map = new HashMap<>();
    for (String line : Lexicon.lines("entailments")) {
      int colon = line.indexOf(':');
      map.put(
          line.substring(0, colon).strip(),
          Set.copyOf(List.of(line.substring(colon + 1).strip().split("\\s+", -1))));
    }
    return Map.copyOf(map);
  }
}
