// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.internal.InjectionWords;
import dev.waybill.intent.internal.Words;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says whether a text looks as if it wanted to give orders to a program: "ignore your
 * instructions", a role it claims, data of others it asks for, marks of a prompt, letters that
 * nobody sees. It labels a text for people and figures. Nothing is allowed or refused by it: that
 * no text is obeyed holds for every text.
 *
 * <p>Reads words of English, German, French, Spanish, Italian, Portuguese, Polish and Hindi, and a
 * few phrases of other languages. Time is linear in the text's length. Safe for use by many
 * threads; never throws.
 */
public final class InjectionSignal {

  private static final double ENOUGH = 2;
  private static final int MANY_HIDDEN = 3;

  /** What stands in prompts and not in letters. */
  private static final Pattern MARKS =
      Pattern.compile(
          "<\\|?/?(?:im_start|im_end|system|assistant|user|inst|tool|endoftext|sys)\\b|"
              + "\\[/?(?:INST|SYS|SYSTEM|ASSISTANT|ADMIN|OVERRIDE)\\b|"
              + "(?:^|\\n)\\s*#{0,4}\\s*(?:system|assistant|developer)\\s*:|"
              + "\\{\\s*\"(?:role|tool|function|action)\"\\s*:|<!--|"
              + "\\b(?:refund|cancel|transfer|discount|update)_[a-z_]{2,40}\\s*\\(|"
              + "-{3,}\\s*(?:end|begin) |"
              // Chinese, Japanese and Korean, which are not divided into words.
              + "忽略.{0,12}指|无视.{0,12}指|系统提示|指示を無視|システムプロンプト|지시.{0,6}무시",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{48,}={0,2}");

  private final InjectionWords words = InjectionWords.loaded();

  /**
   * Loads the phrases, once for all.
   *
   * @throws IllegalStateException if they are missing or malformed; the message names the line
   */
  public InjectionSignal() {}

  /** Whether a text looks like orders to a program. */
  public boolean flags(String text) {
    return score(text) >= ENOUGH;
  }

  /** How much it looks like it, from 0; 2 is flagged. */
  public double score(String text) {
    double score = 0;
    for (List<String> sentence : Words.sentences(text)) {
      score += words.weight(sentence);
    }
    if (MARKS.matcher(text).find()) {
      score += 2;
    }
    if (ENCODED.matcher(text).find()) {
      score += 1;
    }
    if (hidden(text) >= MANY_HIDDEN) {
      score += 2;
    }
    return score;
  }

  /** Characters nobody sees: zero-width and direction marks, and the invisible tag letters. */
  private static long hidden(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == 0x200B
                    || c == 0x2060
                    || c == 0xFEFF
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0xE0000 && c <= 0xE007F))
        .count();
  }
}
