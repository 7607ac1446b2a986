// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.intent.LanguageGuess;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Judges manners of replying that must not be used. */
final class ForbiddenReplies {

  /** Manners that English words give away. */
  private static final Map<String, Pattern> WORDS = new LinkedHashMap<>();

  /** Manners that are told by looking; each gives what was found, or nothing. */
  private static final Map<String, Function<Play, String>> LOOKS = new LinkedHashMap<>();

  static {
    words("hi, how can I help?", "\\bhow (can|may) i help");
    words("how can I help you today?", "\\bhow (can|may) i help");
    words("which product?", "\\bwhich product\\b");
    words("are you sure", "\\bare you sure\\b");
    words("please repeat", "\\brepeat\\b|\\bonce more\\b");
    words("send the photos again", "\\b(photo|picture)s?\\b");
    words("please fill in the return form", "\\b(return form|fill (in|out))\\b");
    words("can you tell me what this is about", "\\bwhat (is )?this (is )?about\\b");
    words("an error occurred", "\\b(error occurred|an error|something (is|went) wrong)\\b");
    words("Something is wrong, exceeded", "\\bsomething is wrong\\b|\\bexceeded\\b");
    words("stack trace", "\\bat [a-z]+(\\.[a-z]+)+\\(|exception\\b|\\bjava\\.");
    String selling = "\\byou (might|may) (also )?like\\b|\\brecommend|\\bdiscount\\b|\\bour new\\b";
    words("product recommendation or cross-sell", selling);
    words("upsell", selling);
    words("cheerful greeting", "^\\s*(hi|hello|hey|good (morning|day|evening))\\b[^.]*!");
    look("emoji", ForbiddenReplies::emoji);
    look("only a tracking link", ForbiddenReplies::onlyALink);
    look("which order?", play -> asked(play, 0));
    look("a third clarifying question", play -> asked(play, 2));
    look("three questions at once", ForbiddenReplies::threeQuestions);
    look("a second store-credit or exchange offer", ForbiddenReplies::secondOffer);
    look("an English confirmation", ForbiddenReplies::english);
  }

  private static void words(String manner, String pattern) {
    WORDS.put(manner, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
  }

  private static void look(String manner, Function<Play, String> look) {
    LOOKS.put(manner, look);
  }

  private final Play play;

  ForbiddenReplies(Play play) {
    this.play = play;
  }

  Check check(String manner) {
    String what = "forbid.replies: " + manner;
    Function<Play, String> look = LOOKS.get(manner);
    if (look != null) {
      String found = look.apply(play);
      return Check.of(what, found.isEmpty(), found);
    }
    Pattern words = WORDS.get(manner);
    if (words != null && words.matcher(play.text()).find()) {
      return Check.failed(what, "the reply has the words for it");
    }
    if (play.text().toLowerCase(Locale.ROOT).contains(manner.toLowerCase(Locale.ROOT))) {
      return Check.failed(what, "the reply says so, word for word");
    }
    return words != null && isEnglish()
        ? Check.passed(what)
        : Check.unchecked(what, "only the words themselves were looked for");
  }

  private boolean isEnglish() {
    return play.text().isEmpty()
        || LanguageGuess.of(play.text())
            .map(locale -> locale.getLanguage().equals("en"))
            .orElse(play.scenario().locale().getLanguage().equals("en"));
  }

  private static String emoji(Play play) {
    boolean found = play.text().codePoints().anyMatch(point -> point >= 0x1F300 && point < 0x1FB00);
    return found ? "the reply holds an emoji" : "";
  }

  private static String onlyALink(Play play) {
    boolean found =
        play.replies().stream()
            .anyMatch(
                reply ->
                    FormChecks.LINK.matcher(reply.text()).find()
                        && FormChecks.LINK.matcher(reply.text()).replaceAll("").length() < 40);
    return found ? "the reply is a link and little else" : "";
  }

  private static String asked(Play play, int most) {
    return play.questions() > most ? "the agent asked " + play.questions() + " times" : "";
  }

  private static String threeQuestions(Play play) {
    boolean found =
        play.replies().stream()
            .anyMatch(reply -> reply.text().chars().filter(sign -> sign == '?').count() >= 3);
    return found ? "one reply asks three questions" : "";
  }

  private static String secondOffer(Play play) {
    long offers = new TalkState(play).alternativeOffers();
    return offers > 1 ? "it was offered " + offers + " times" : "";
  }

  private static String english(Play play) {
    boolean found =
        LanguageGuess.of(play.lastText())
            .filter(locale -> locale.getLanguage().equals("en"))
            .isPresent();
    return found ? "the last reply is in English" : "";
  }
}
