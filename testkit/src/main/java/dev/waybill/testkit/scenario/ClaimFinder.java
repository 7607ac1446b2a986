// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds claims in what was said, without any part of the library that checks replies. Gives the
 * words in which a claim stands, or nothing.
 */
final class ClaimFinder {

  private static final Pattern AMOUNT =
      Pattern.compile("[$€£₹¥] ?\\d|\\d ?(%|percent|USD|EUR|CAD)");

  /** What the shop's own page says is no claim about the parcel. */
  private static final Pattern SHOPS_WORD =
      Pattern.compile("\\b(shop|shopify|store|page)\\b.*\\b(says|shows|said)\\b");

  private static final String NOW = "parcels\\.[^.]+\\.(lastScan\\.)?status";

  private static final Map<ParcelStatus, Pattern> WORDS = new EnumMap<>(ParcelStatus.class);

  static {
    WORDS.put(
        ParcelStatus.IN_TRANSIT,
        Pattern.compile("\\b(in transit|on (its|the) way|en route|moving|travelling)\\b"));
    WORDS.put(ParcelStatus.DELIVERED, Pattern.compile("(?<!be )(?<!get )\\bdelivered\\b"));
    WORDS.put(ParcelStatus.LOST, Pattern.compile("\\blost\\b"));
    WORDS.put(
        ParcelStatus.OUT_FOR_DELIVERY,
        Pattern.compile("\\bout for delivery\\b|\\bwith (the|a) courier\\b"));
    WORDS.put(ParcelStatus.EXCEPTION, Pattern.compile("\\b(is|being) (held|stopped|stuck)\\b"));
  }

  private final Play play;
  private final List<Clause> clauses;

  ClaimFinder(Play play) {
    this.play = play;
    this.clauses = play.clauses();
  }

  /** A clause that says the words of itself, and does not deny them. */
  String asserted(Pattern words) {
    return first(clause -> !clause.negated() && words.matcher(clause.ownWords()).find());
  }

  /** The words, wherever they stand. */
  String said(String words) {
    Matcher matcher = Pattern.compile(words, Pattern.CASE_INSENSITIVE).matcher(play.text());
    return matcher.find() ? matcher.group() : "";
  }

  /** A clause that says that a parcel is in this status: by citing it, or in its own words. */
  String status(ParcelStatus status) {
    Pattern words = WORDS.get(status);
    return first(
        clause ->
            clause.cited().stream().anyMatch(fact -> isStatus(fact, status))
                || (words != null
                    && !clause.negated()
                    && !SHOPS_WORD.matcher(clause.ownWords()).find()
                    && words.matcher(clause.ownWords()).find()));
  }

  String presentWithoutTime(ParcelStatus status) {
    Pattern words = WORDS.getOrDefault(status, Pattern.compile("(?!)"));
    return first(
        clause ->
            !clause.cites(".*\\.observedAt")
                && (clause.cited().stream().anyMatch(fact -> isStatus(fact, status))
                    || (!clause.negated() && words.matcher(clause.ownWords()).find())));
  }

  String notDelivered() {
    Pattern words = Pattern.compile("not (yet )?(been )?delivered|n['’]t (yet )?been delivered");
    return first(
        clause ->
            clause.cited().stream()
                    .anyMatch(fact -> isStatus(fact, ParcelStatus.DELIVERY_ATTEMPTED))
                || words.matcher(clause.ownWords()).find());
  }

  /** A parcel's status is cited, or one is said in words. */
  String anyStatus() {
    return first(
        clause ->
            clause.cites(NOW)
                || (!clause.negated()
                    && WORDS.values().stream()
                        .anyMatch(words -> words.matcher(clause.ownWords()).find())));
  }

  /** That all of an order in several parcels is delivered. */
  String wholeOrderDelivered() {
    String counted =
        first(
            clause -> {
              long parcels = count(clause, ".*\\.parcelCount");
              return parcels > 0 && parcels == count(clause, ".*\\.deliveredCount");
            });
    return counted.isEmpty()
        ? asserted(
            Pattern.compile(
                "\\border [^ ]+ (is|was|has been) (fully )?delivered"
                    + "|\\b(all|everything|every|both|whole|entire|it)\\b[^.]*\\bdelivered"))
        : counted;
  }

  private static long count(Clause clause, String path) {
    return clause.cited().stream()
        .filter(fact -> fact.path().matches(path))
        .map(Evidence::value)
        .filter(FactValue.Count.class::isInstance)
        .mapToLong(value -> ((FactValue.Count) value).number())
        .findFirst()
        .orElse(0);
  }

  String amount() {
    return first(
        clause ->
            clause.cited().stream()
                    .anyMatch(
                        fact ->
                            fact.value() instanceof FactValue.Amount
                                || fact.value() instanceof FactValue.Percentage)
                || AMOUNT.matcher(clause.text()).find());
  }

  String place() {
    return first(clause -> clause.cited().stream().anyMatch(ClaimFinder::isPlace));
  }

  /** This place, said or cited, but not as where it was before. */
  String saidPlace(String place) {
    String wanted = place.toLowerCase(Locale.ROOT);
    return first(
        clause ->
            clause.text().toLowerCase(Locale.ROOT).contains(wanted)
                && !(clause.cites("parcels\\.[^.]+\\.scans\\.\\d+\\.place")
                    && clause.ownWords().contains("before")));
  }

  /** Finds claims about days and hours. */
  TimeFinder times() {
    return new TimeFinder(this, clauses, play.text());
  }

  String first(Predicate<Clause> claim) {
    return clauses.stream().filter(claim).map(Clause::text).findFirst().orElse("");
  }

  private static boolean isStatus(Evidence fact, ParcelStatus status) {
    return fact.path().matches(NOW)
        && fact.value() instanceof FactValue.Status held
        && Arrays.stream(ParcelSubStatus.values())
            .anyMatch(state -> state.name().equals(held.word()) && state.status() == status);
  }

  private static boolean isPlace(Evidence fact) {
    return fact.value() instanceof FactValue.Term term && term.kind() == FactValue.Term.Kind.PLACE;
  }
}
