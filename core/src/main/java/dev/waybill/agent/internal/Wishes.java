// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a message apart that wants several things at once: "when does it ship, change the address,
 * and is there a code?" A part counts as a wish of its own only if it is plainly one; anything else
 * belongs to the part before it. Safe for use by many threads.
 */
final class Wishes {

  /** A part must be as sure as this to be a wish of its own. */
  private static final double SURE = 0.6;

  /** From this on a part asks for a person. */
  private static final double PLAINLY = 0.9;

  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WISHES = 3;

  /** What is said beside a wish, and is none. */
  private static final Set<Intent> BESIDE =
      EnumSet.of(
          Intent.SMALLTALK,
          Intent.OUT_OF_SCOPE,
          Intent.COMPLAINT,
          Intent.FEEDBACK,
          Intent.HUMAN_HANDOFF);

  private static final Set<Intent> OF_A_PARCEL =
      EnumSet.of(
          Intent.ORDER_STATUS,
          Intent.DELIVERY_PROBLEM,
          Intent.DELIVERY_INFO,
          Intent.ITEM_PROBLEM,
          Intent.INVOICE);

  /** "It is too small" says why it goes back. */
  private static final Set<Intent> OF_AN_ITEM =
      EnumSet.of(
          Intent.RETURN_ITEM, Intent.EXCHANGE_ITEM, Intent.ITEM_PROBLEM, Intent.PRODUCT_QUESTION);

  private static final Pattern SEAM =
      Pattern.compile(
          "[.!?;\\n]+\\s+|,\\s+|\\s+(?=(?:and|also|und|et|y|e|oraz|aur)\\s)",
          Pattern.CASE_INSENSITIVE);

  private final IntentClassifier classifier;

  Wishes(IntentClassifier classifier) {
    this.classifier = classifier;
  }

  /**
   * A part of a message.
   *
   * @param intent what it wants
   * @param text its words
   */
  record Wish(Intent intent, String text) {}

  /** The wishes of a message, in its order, each intent once; fewer than two if it is all one. */
  List<Wish> of(String text) {
    List<Wish> wishes = new ArrayList<>();
    for (String part : parts(text)) {
      Classification.Candidate best = classifier.classify(part).best();
      boolean own =
          best.confidence() >= SURE
              && !BESIDE.contains(best.intent())
              && words(part) >= FEWEST_WORDS
              && wishes.stream().noneMatch(wish -> isSameMatter(wish.intent(), best.intent()));
      if (own && wishes.size() < MOST_WISHES) {
        wishes.add(new Wish(best.intent(), part));
      } else if (!wishes.isEmpty()) {
        Wish before = wishes.remove(wishes.size() - 1);
        wishes.add(new Wish(before.intent(), before.text() + ", " + part));
      }
    }
    return wishes;
  }

  /** Whether a part of a message plainly asks for a person, whatever else the message says. */
  boolean asksForAPerson(String text) {
    return parts(text).stream()
        .map(part -> classifier.classify(part).best())
        .anyMatch(best -> best.intent() == Intent.HUMAN_HANDOFF && best.confidence() >= PLAINLY);
  }

  /** What is asked of a parcel on its way belongs to the parcel, whatever it sounds like alone. */
  private static boolean isSameMatter(Intent before, Intent intent) {
    return before == intent
        || (OF_AN_ITEM.contains(before) && OF_AN_ITEM.contains(intent))
        || (OF_A_PARCEL.contains(before) && OF_A_PARCEL.contains(intent));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Matcher seam = SEAM.matcher(text);
    int from = 0;
    while (seam.find()) {
      add(text.substring(from, seam.end()), parts);
      from = seam.end();
    }
    add(text.substring(from), parts);
    return parts;
  }

  private static void add(String part, List<String> parts) {
    if (!part.isBlank()) {
      parts.add(part.strip());
    }
  }

  private static int words(String part) {
    return part.split("\\s+", -1).length;
  }
}
