// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Attachment;
import dev.waybill.intent.internal.SecretScan;
import java.text.Normalizer;
import java.util.List;

/**
 * Makes a customer's words fit to be read, shown and recorded: no control characters, nothing
 * hidden between letters or in markup, nothing quoted, no card number or other secret, no more than
 * a person reads.
 */
final class Screen {

  private static final int LIMIT = 8_000;

  /**
   * Screens a text.
   *
   * @return the text; blank if nothing readable is left
   */
  String screen(String text) {
    boolean cut = text.length() > LIMIT;
    String readable = readable(cut ? text.substring(0, LIMIT) : text);
    String own = OwnWords.of(cut ? withoutLastNumber(readable) : readable);
    return SecretScan.masked(own).strip();
  }

  /** Screens what somebody saw in files. */
  List<Attachment> screen(List<Attachment> attachments) {
    return attachments.stream()
        .map(
            file ->
                file.description() == null
                    ? file
                    : new Attachment(file.kind(), file.reference(), screen(file.description())))
        .toList();
  }

  /** Where a text is cut may be the middle of a card number, which nobody would recognise. */
  private static String withoutLastNumber(String text) {
    int end = text.length();
    while (end > 0 && !Character.isLetter(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }

  private static String readable(String text) {
    StringBuilder readable = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            point -> {
              if (point == '\n' || !isHidden(point)) {
                readable.appendCodePoint(point);
              } else if (Character.isWhitespace(point)
                  || Character.getType(point) == Character.CONTROL) {
                readable.append(' ');
              }
            });
    return readable.toString();
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }
}
