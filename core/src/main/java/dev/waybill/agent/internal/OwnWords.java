// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer wrote in this message and could see when they wrote it: without the markup of an
 * e-mail, what is hidden in it, and what is quoted from earlier ones. Those are other people's
 * words, or nobody's; only the customer's own are heard. Linear in the text's length but for nested
 * markup that hides, of which no more than {@value #MOST_HIDDEN} elements are looked at.
 */
final class OwnWords {

  private static final int MOST_HIDDEN = 100;

  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:html|head|body|title|meta|div|span|p|br|hr|a|b|i|u|em|strong|small|font|center|img"
              + "|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|blockquote|style|script|template|pre)"
              + "(?:\\s[^<>]{0,2000})?/?>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT =
      Pattern.compile("<!--.{0,8000}?(?:-->|\\z)", Pattern.DOTALL);

  private static final Pattern HIDES =
      Pattern.compile(
          "<(style|script|template|title|blockquote)(?=[\\s>])[^<>]{0,2000}>"
              + "|<([a-z][a-z0-9]{0,15})\\s[^<>]{0,2000}?(?:display\\s{0,3}:\\s{0,3}none"
              + "|visibility\\s{0,3}:\\s{0,3}hidden|font-size\\s{0,3}:\\s{0,3}0(?![.\\d]*[1-9])"
              + "|opacity\\s{0,3}:\\s{0,3}0(?![.\\d]*[1-9])|(?<=\\s)hidden(?=[\\s>=]))[^<>]{0,2000}>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTES_FOLLOW =
      Pattern.compile(
          "-{2,}\\s{0,3}(?:original message|forwarded message|ursprüngliche nachricht|message"
              + " d'origine|mensaje original|messaggio originale|mensagem original|wiadomość"
              + " oryginalna|oorspronkelijk bericht|orijinal mesaj).{0,20}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> VOID = Set.of("img", "br", "hr", "meta", "input");

  private OwnWords() {}

  /** The customer's own words in a message; the message itself if it has no others. */
  static String of(String text) {
    String visible = text.indexOf('<') < 0 ? text : withoutMarkup(text);
    String own = withoutQuotes(visible);
    return own.isBlank() ? visible : own;
  }

  private static String withoutMarkup(String text) {
    String plain = COMMENT.matcher(text).replaceAll(" ");
    Matcher hides = HIDES.matcher(plain);
    for (int i = 0; i < MOST_HIDDEN && hides.find(); i++) {
      String name = hides.group(1) == null ? hides.group(2) : hides.group(1);
      int end =
          VOID.contains(name.toLowerCase(Locale.ROOT)) ? hides.end() : end(plain, hides, name);
      plain = plain.substring(0, hides.start()) + " " + plain.substring(end);
      hides = HIDES.matcher(plain);
    }
    return TAG.matcher(plain).replaceAll(" ");
  }

  /** Where an element ends: after its own end tag, or with the text. */
  private static int end(String text, Matcher begin, String name) {
    Matcher tags =
        Pattern.compile(
                "<(/?)" + Pattern.quote(name) + "(?=[\\s>])[^<>]{0,2000}>",
                Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .region(begin.end(), text.length());
    int open = 1;
    while (tags.find()) {
      open += tags.group(1).isEmpty() ? 1 : -1;
      if (open == 0) {
        return tags.end();
      }
    }
    return text.length();
  }

  /** Without lines that are quoted, the line that says who wrote them, and forwarded messages. */
  private static String withoutQuotes(String text) {
    if (text.indexOf('>') < 0 && !text.contains("--")) {
      return text;
    }
    List<String> own = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String words = line.strip();
      if (QUOTES_FOLLOW.matcher(words).matches()) {
        break;
      }
      if (!words.startsWith(">")) {
        own.add(line);
      } else if (!own.isEmpty() && introduces(own.get(own.size() - 1))) {
        own.remove(own.size() - 1);
      }
    }
    return String.join("\n", own);
  }

  /** "On Monday support wrote:". */
  private static boolean introduces(String line) {
    String words = line.strip();
    return words.endsWith(":") && words.length() > 12;
  }
}
