// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Channel;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Statement;
import dev.waybill.intent.Mood;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a model may say what it says. To a customer who is angry, upset or pressed for time nothing
 * is cheered, and what is spoken has no more sentences than the plain answer. Only the manner: what
 * a text states is checked elsewhere.
 */
record Manner(Mood mood, Channel channel, Locale locale) {

  /** What speaks against a text as the rewording of a plain one: one sentence each. */
  List<String> objections(Statement written, Statement plain) {
    List<String> objections = new ArrayList<>();
    if (isSober() && cheers(written) > cheers(plain)) {
      objections.add(
          "this customer is in trouble: no exclamation marks and no emoji beyond the plain"
              + " answer's");
    }
    if (channel == Channel.VOICE && sentences(written.text()) > sentences(plain.text())) {
      objections.add("what is spoken has no more sentences than the plain answer");
    }
    return List.copyOf(objections);
  }

  private boolean isSober() {
    return mood.urgent()
        || mood.emotion() == Mood.Emotion.ANGRY
        || mood.emotion() == Mood.Emotion.UPSET;
  }

  /** Exclamation marks and pictures in the words that are not a cited value. */
  private static long cheers(Statement statement) {
    String text = statement.text();
    long all = cheers(text);
    for (Citation citation : statement.citations()) {
      all -= cheers(text.substring(citation.span().start(), citation.span().end()));
    }
    return all;
  }

  private static long cheers(String text) {
    return text.codePoints().filter(Manner::isCheer).count();
  }

  private static boolean isCheer(int point) {
    return point == '!' || point == 0xFF01 || Character.getType(point) == Character.OTHER_SYMBOL;
  }

  private int sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
    breaks.setText(text);
    int count = 0;
    while (breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
