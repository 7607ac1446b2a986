// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Count;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A number of things must be held, or follow from counting things held, or those the text lists.
 */
final class CountRule implements Rule {

  /** How far below a count its list may go, in characters. */
  private static final int FAR = 4000;

  private static final int NEAR = 16;
  private static final Set<String> POINTING = Set.of("those", "these", "diese", "diesen");

  private static final Set<String> REST = rest();

  private final Lexicon nouns = Lexicon.read("countables");

  private static Set<String> rest() {
    Set<String> words = new HashSet<>();
    LanguageWords.all("rest").forEach(line -> words.addAll(List.of(line.split(" +", -1))));
    return words;
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    long said = ((Count) Objects.requireNonNull(claim.value())).number();
    if (isBoth(claim) || pointsBack(claim, reading)) {
      return Ruling.supported(List.of(), "\"both\" points at what is named");
    }
    String noun = noun(claim);
    List<Fact> counts = reading.facts().known().filter(f -> holds(f, said, noun)).toList();
    if (!counts.isEmpty()) {
      return Ruling.supported(counts, "the count is held");
    }
    if (listed(claim, noun, reading).contains(said)) {
      return Ruling.supported(List.of(), "the text lists as many");
    }
    if (noun.equals("ITEM") && isNamedInASentence(said, reading)) {
      return Ruling.supported(List.of(), "a sentence of the text names as many");
    }
    if (counted(claim, noun, reading).contains(said)) {
      return Ruling.supported(List.of(), "as many are held");
    }
    if (reading.tellsBack(claim)) {
      List<Fact> theirs =
          reading.facts().all().filter(f -> f.isCustomers() && says(f, claim)).toList();
      if (!theirs.isEmpty()) {
        return Ruling.supported(theirs, "the customer said so");
      }
    }
    return Ruling.unsupported(
        "the ledger does not hold " + said + " of these, nor does counting give it");
  }

  private static boolean isBoth(Claim claim) {
    String text = claim.text().toLowerCase(Locale.ROOT);
    return text.startsWith("both") || text.startsWith("beide");
  }

  private static boolean pointsBack(Claim claim, Reading reading) {
    int before = reading.draft().tokenAt(claim.span().start()) - 1;
    int from = Math.max(reading.sentenceOf(claim).from(), before - 3);
    return before >= from
        && reading.draft().tokens().subList(from, before + 1).stream()
            .anyMatch(t -> POINTING.contains(t.norm()));
  }

  private static boolean isRest(Claim claim, Reading reading) {
    int before = reading.draft().tokenAt(claim.span().start()) - 1;
    String words =
        (before < 0 ? "" : reading.draft().tokens().get(before).norm())
            + " "
            + claim.text().toLowerCase(Locale.ROOT);
    return Tokenizer.words(words).stream().anyMatch(REST::contains);
  }

  private String noun(Claim claim) {
    List<Token> tokens = Tokenizer.tokens(claim.text());
    return nouns.find(tokens, 0, tokens.size()).stream()
        .map(hit -> hit.label().replace("?", ""))
        .reduce("ITEM", (a, b) -> b);
  }

  private static boolean holds(Fact fact, long said, String noun) {
    String path = fact.path().toLowerCase(Locale.ROOT);
    String last = path.substring(path.lastIndexOf('.') + 1);
    boolean fits =
        last.contains(noun.toLowerCase(Locale.ROOT))
            || (noun.equals("PARCEL") && last.equals("deliveredcount"))
            || (noun.equals("ITEM")
                && Set.of("ordered", "unshipped", "quantity", "shipped", "count").contains(last));
    return fits && fact.value() instanceof Count count && count.number() == said;
  }

  private static boolean says(Fact fact, Claim claim) {
    List<String> words = Tokenizer.words(claim.text());
    String noun = words.get(words.size() - 1);
    return fact.says(words.get(0)) && (fact.says(noun) || fact.says(noun.replaceAll("s$", "")));
  }

  /** How many order or parcel numbers, entries of a bracket, or lines of a list the text gives. */
  private static Set<Long> listed(Claim claim, String noun, Reading reading) {
    if (noun.equals("ORDER") || noun.equals("PARCEL")) {
      ClaimKind kind = noun.equals("ORDER") ? ClaimKind.ORDER_NUMBER : ClaimKind.TRACKING_NUMBER;
      List<Claim> numbers = reading.numbers().stream().filter(c -> c.kind() == kind).toList();
      Set<Long> counts = new HashSet<>();
      counts.add(distinct(numbers));
      List<Claim> after =
          reading.claimsIn(reading.sentenceOf(claim), kind).stream()
              .filter(c -> c.span().start() > claim.span().start())
              .toList();
      counts.add(distinct(after));
      int close = reading.draft().text().indexOf(')', claim.span().end());
      counts.add(distinct(after.stream().filter(c -> c.span().end() <= close).toList()));
      return counts;
    }
    String text = reading.draft().text();
    int open = claim.span().end();
    while (open < text.length() && Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    int close = open < text.length() && text.charAt(open) == '(' ? text.indexOf(')', open) : -1;
    return close < 0
        ? Set.copyOf(List.of(linesBelow(claim, reading), linesAbove(claim, reading)))
        : Set.of((long) text.substring(open, close).split(",", -1).length);
  }

  private static long distinct(List<Claim> numbers) {
    return numbers.stream().map(c -> c.text().toLowerCase(Locale.ROOT)).distinct().count();
  }

  /** The items of the list that follows the claim's sentence. */
  private static long linesBelow(Claim claim, Reading reading) {
    String text = reading.draft().text();
    int from = reading.sentenceOf(claim).span().end();
    String rest = text.substring(from, Math.min(text.length(), from + FAR));
    long lines = 0;
    for (String line : rest.split("\n", -1)) {
      boolean item = line.matches("\\s{0,8}(?:[-*•–]|\\d{1,2}[.)]).*");
      if (!item && !line.isBlank() && !line.startsWith(" ")) {
        break;
      }
      lines += item && !line.startsWith("  ") ? 1 : 0;
    }
    return lines;
  }

  /** The items of the list that stands last before the claim's sentence. */
  private static long linesAbove(Claim claim, Reading reading) {
    String text = reading.draft().text();
    int to = reading.sentenceOf(claim).span().start();
    String[] before = text.substring(Math.max(0, to - FAR), to).split("\n", -1);
    long lines = 0;
    for (int i = before.length - 1; i >= 0; i--) {
      boolean item = before[i].matches("(?:[-*•–]|\\d{1,2}[.)]).*");
      if (lines > 0 && !item && !before[i].startsWith(" ")) {
        break;
      }
      lines += item ? 1 : 0;
    }
    return lines;
  }

  /** Whether one sentence of the text names as many items, by title or identifier. */
  private static boolean isNamedInASentence(long said, Reading reading) {
    return reading.draft().sentences().stream()
        .anyMatch(
            s ->
                said > 1
                    && (reading.titlesIn(s.span()).size() == said
                        || distinct(Neighbourhood.items(s.span(), reading)) == said));
  }

  /** What counting gives for the noun as it is qualified: "pending orders", "other items". */
  private static Set<Long> counted(Claim claim, String noun, Reading reading) {
    Subjects subjects =
        noun.equals("ORDER") ? Subjects.any(reading.facts()) : reading.subjectsOf(claim);
    Counting counting = Counting.of(noun, subjects);
    Set<Long> counts = new HashSet<>(counting.lengths());
    if (isRest(claim, reading)) {
      counting.lengths().forEach(length -> counts.add(length - 1));
    }
    if (isQualified(claim, reading)) {
      counts.addAll(counting.ofOneState());
    }
    if (noun.equals("VARIANT")) {
      counts.addAll(counting.ofOneProduct());
      counts.addAll(counting.available());
    }
    return counts;
  }

  /** Whether a state narrows what is counted: "two pending orders", "2 parcels are in transit". */
  private static boolean isQualified(Claim claim, Reading reading) {
    int end = claim.span().end();
    return Tokenizer.words(claim.text()).size() > 2
        || reading.claimsIn(reading.sentenceOf(claim), ClaimKind.STATUS).stream()
            .anyMatch(c -> c.span().start() >= end && c.span().start() - end < NEAR);
  }
}
