// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Setting;
import dev.waybill.language.ValueFormat;
import java.util.List;

/** The words in which a fact is said where it is filled in. Immutable. */
public final class Wording {

  private static final List<String> PARTS = List.of("", "day", "time");

  private final ValueFormat format;

  /** The wording for a reader. */
  public Wording(Setting setting) {
    this.format = new ValueFormat(setting.locale(), setting.zone(), setting.now());
  }

  /**
   * Says a value, with a capital letter where it begins a sentence.
   *
   * @param value the value
   * @param part {@code day} or {@code time}; empty for all of it
   * @param before the text before it
   */
  public String of(FactValue value, String part, CharSequence before) {
    String words = format.format(value, part);
    return isByteExact(value) || !beginsSentence(before) ? words : capitalised(words);
  }

  /** Whether these are the words in which the value, or a part of it, is said or read out. */
  boolean isOf(FactValue value, String words) {
    return PARTS.stream()
        .map(part -> format.format(value, part))
        .anyMatch(
            said ->
                said.equals(words)
                    || (!isByteExact(value) && capitalised(said).equals(words))
                    || (isNumber(value) && ungrouped(said).equals(ungrouped(words))));
  }

  /** What is read out in groups: the same letters and digits, with pauses between them. */
  private static boolean isNumber(FactValue value) {
    return value instanceof FactValue.Term term
        && (term.kind() == FactValue.Term.Kind.ORDER_NUMBER
            || term.kind() == FactValue.Term.Kind.TRACKING_NUMBER
            || term.kind() == FactValue.Term.Kind.IDENTIFIER);
  }

  private static String ungrouped(String number) {
    return number.replace(" ", "").replace("-", "");
  }

  /** What names something is said exactly as it is held. */
  private static boolean isByteExact(FactValue value) {
    return value instanceof FactValue.Term || value instanceof FactValue.Link;
  }

  private static boolean beginsSentence(CharSequence before) {
    int last = before.length() - 1;
    while (last >= 0 && before.charAt(last) == ' ') {
      last--;
    }
    return last < 0 || ".!?\n".indexOf(before.charAt(last)) >= 0;
  }

  private static String capitalised(String words) {
    return words.isEmpty() || !Character.isLowerCase(words.charAt(0))
        ? words
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
