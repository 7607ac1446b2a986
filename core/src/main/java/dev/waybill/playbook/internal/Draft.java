// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plain answer in the making: its sentences, and what they rest on. */
final class Draft {

  /** What is good to read and too much to listen to. */
  private static final Set<String> ASIDES =
      Set.of(
          "parcel.last-scan",
          "parcel.last-scan.bare",
          "parcel.scan-before",
          "parcel.trouble",
          "parcel.trouble.bare",
          "parcel.eta.moved",
          "parcel.eta.no-hour",
          "parcel.LABEL_ONLY.normal",
          "parcel.conflict");

  private final Phrases phrases;
  private final boolean spoken;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> keyFacts = new LinkedHashSet<>();
  private final Set<Unknown> unknowns = new LinkedHashSet<>();
  private final List<TurnTrace.Conflict> conflicts = new ArrayList<>();
  private Plan.@Nullable Handoff handoff;

  Draft(Phrases phrases) {
    this(phrases, Channel.CHAT);
  }

  /** An answer for a channel: what is spoken leaves out what can be asked for. */
  Draft(Phrases phrases, Channel channel) {
    this.phrases = phrases;
    this.spoken = channel == Channel.VOICE;
  }

  /** The sentence with its placeholders replaced. */
  String phrase(String key, Map<String, String> places) {
    String sentence = phrases.get(key);
    for (Map.Entry<String, String> place : places.entrySet()) {
      sentence = sentence.replace(place.getKey(), place.getValue());
    }
    return sentence;
  }

  /** Adds a sentence to the line. */
  void say(String key, Map<String, String> places) {
    if (spoken && ASIDES.contains(key)) {
      return;
    }
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n' && !endsWithBullet()) {
      text.append(' ');
    }
    text.append(phrase(key, places));
  }

  private boolean endsWithBullet() {
    return text.length() >= 2 && text.substring(text.length() - 2).equals("- ");
  }

  /** Whether nothing is said so far. */
  boolean isEmpty() {
    return text.length() == 0;
  }

  /** Begins a new line. */
  void newLine() {
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  /** Begins a new point of a list. */
  void newPoint() {
    newLine();
    text.append("- ");
  }

  /** The answer is none without this fact. */
  void rest(String path) {
    keyFacts.add(path);
  }

  /** This could not be found out. */
  void unknown(Unknown.Kind kind, String subject) {
    unknowns.add(new Unknown(kind, subject));
  }

  /** Two facts contradict each other, and the first governs. */
  void conflict(String governs, String overruled) {
    conflicts.add(new TurnTrace.Conflict(governs, overruled));
  }

  /** A person must take over; the first who must, does. */
  void handOff(Plan.Handoff to) {
    if (handoff == null) {
      handoff = to;
    }
  }

  Plan plan(List<String> focus) {
    return new Plan(
        text.toString().strip(), keyFacts, List.copyOf(unknowns), focus, null, handoff, conflicts);
  }
}
