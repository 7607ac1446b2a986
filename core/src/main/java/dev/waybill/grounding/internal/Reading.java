// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text with its claims, beside the facts it is read against. */
final class Reading {

  private static final int MOST_AMOUNTS = 40;
  private static final int MOST_CLAIMS = 100;

  private final Extraction extraction;
  private final Citations citations;
  private final Facts facts;
  private final Things things;
  private final Setting setting;
  private final DateRoles dateRoles;
  private final boolean proposes;
  private final List<Claim> numbers;
  private final List<Money> amounts;
  private final Map<Sentence, List<Claim>> bySentence = new HashMap<>();
  private final Map<Sentence, Boolean> tellingBack = new HashMap<>();
  private final Map<Sentence, Subjects> subjects = new HashMap<>();
  private final Map<Span, List<Claim>> within = new HashMap<>();
  private final Map<Span, List<String>> titles = new HashMap<>();
  private final Map<Integer, Span> blocks = new HashMap<>();
  private @Nullable Set<String> orders;
  private @Nullable List<Money> given;

  Reading(Extraction extraction, Citations citations, EvidenceLedger ledger, Setting setting) {
    this.extraction = extraction;
    this.citations = citations;
    Index index = Index.of(ledger);
    this.facts = index.facts();
    this.things = index.things();
    this.setting = setting;
    this.dateRoles = new DateRoles(extraction.draft());
    this.proposes = Mood.proposes(extraction.draft());
    this.numbers =
        claims().stream()
            .filter(
                c ->
                    c.kind() == ClaimKind.ORDER_NUMBER
                        || c.kind() == ClaimKind.TRACKING_NUMBER
                        || isNumberOfAThing(c))
            .toList();
    this.amounts =
        claims().stream()
            .map(Claim::value)
            .filter(v -> v instanceof Amount amount && facts.amounts().contains(amount))
            .distinct()
            .limit(MOST_AMOUNTS)
            .map(v -> ((Amount) v).money())
            .toList();
    for (Claim claim : extraction.claims()) {
      bySentence.computeIfAbsent(sentenceOf(claim), x -> new ArrayList<>()).add(claim);
    }
    for (Sentence sentence : draft().sentences()) {
      blocks.merge(
          sentence.block(),
          sentence.span(),
          (a, b) -> new Span(a.start(), Math.max(a.end(), b.end())));
    }
  }

  Draft draft() {
    return extraction.draft();
  }

  List<Claim> claims() {
    return extraction.claims();
  }

  /** The order and tracking numbers of the text. */
  List<Claim> numbers() {
    return numbers;
  }

  /** The amounts of the text that the ledger holds, each once; the first few of very many. */
  List<Money> amountsHeld() {
    return amounts;
  }

  /** The amounts held, and those of the text that follow from them: what may be added up. */
  List<Money> amountsGiven() {
    if (given == null) {
      List<Money> all = new ArrayList<>(amounts);
      for (Claim claim : claims()) {
        if (claim.value() instanceof Amount amount
            && all.size() < MOST_AMOUNTS
            && !all.contains(amount.money())
            && !AmountRule.derived(amount.money(), this, Set.of(), amounts).isEmpty()) {
          all.add(amount.money());
        }
      }
      given = List.copyOf(all);
    }
    return given;
  }

  Facts facts() {
    return facts;
  }

  Things things() {
    return things;
  }

  /** What was filled in where the claim stands, if anything was. */
  Optional<Fact> cited(Claim claim) {
    return citations.at(claim).map(evidence -> Fact.of(evidence, true));
  }

  /** What the text says of its dates. */
  DateRoles dateRoles() {
    return dateRoles;
  }

  Setting setting() {
    return setting;
  }

  /** Whether the text asks for a yes before anything is done. */
  boolean proposes() {
    return proposes;
  }

  Sentence sentenceOf(Claim claim) {
    return draft().sentenceAt(claim.span().start());
  }

  /**
   * The sentence before in the same paragraph, to which "it" may point; else the sentence itself.
   */
  Sentence sentenceBefore(Sentence sentence) {
    Sentence before = draft().sentenceAt(Math.max(0, sentence.span().start() - 1));
    return before.block() == sentence.block() ? before : sentence;
  }

  /** The claims of a kind that begin in a sentence. */
  List<Claim> claimsIn(Sentence sentence, ClaimKind kind) {
    return bySentence.getOrDefault(sentence, List.of()).stream()
        .filter(c -> c.kind() == kind)
        .toList();
  }

  /** An order's or parcel's number may stand without the word. */
  private boolean isNumberOfAThing(Claim claim) {
    return claim.kind() == ClaimKind.IDENTIFIER
        && Subjects.named(claim, facts).stream()
            .anyMatch(s -> s.startsWith("orders.") || s.startsWith("parcels."));
  }

  /** Whether a sentence says so much that nobody could tell what is said of what. */
  boolean isOverfull(Sentence sentence) {
    return bySentence.getOrDefault(sentence, List.of()).size() > MOST_CLAIMS;
  }

  /** The claims that lie within two positions. */
  List<Claim> claimsIn(Span span) {
    return within.computeIfAbsent(span, this::findClaims);
  }

  private List<Claim> findClaims(Span span) {
    int low = 0;
    int high = claims().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (claims().get(middle).span().start() < span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Claim> claims = new ArrayList<>();
    for (int i = low; i < claims().size() && claims().get(i).span().start() < span.end(); i++) {
      if (span.contains(claims().get(i).span())) {
        claims.add(claims().get(i));
      }
    }
    return claims;
  }

  /** The paragraph, or list item with what hangs below it, of a sentence. */
  Span blockOf(Sentence sentence) {
    return blocks.getOrDefault(sentence.block(), sentence.span());
  }

  /** Whether what the customer said may be told back where the claim stands. */
  boolean tellsBack(Claim claim) {
    return tellingBack.computeIfAbsent(sentenceOf(claim), this::tellsBack);
  }

  private boolean tellsBack(Sentence sentence) {
    return proposes
        || Mood.theirs(draft(), sentence)
        || Mood.offers(draft(), sentence)
        || Mood.unknowing(draft(), sentence);
  }

  /** Whether a fact may support a claim: it is known, or the customer's and told back to them. */
  boolean maySupport(Fact fact, Claim claim) {
    return fact.isKnown() || (fact.isCustomers() && tellsBack(claim));
  }

  /**
   * What a claim is about: the orders and parcels numbered in its sentence, else those of the items
   * titled in it, else the last ones numbered before it, else those numbered after it, else all
   * there is to be about.
   */
  Subjects subjectsOf(Claim claim) {
    return subjects.computeIfAbsent(sentenceOf(claim), this::subjectsOf);
  }

  /**
   * The orders of the text with all their parcels, where the claim's sentence names no parcel: "it"
   * may be any of them. Else, and where the text names no order, what the claim is about.
   */
  Subjects ordersOf(Claim claim, Subjects subjects) {
    Sentence sentence = sentenceOf(claim);
    List<Claim> here = numbers.stream().filter(n -> sentence.span().contains(n.span())).toList();
    Set<String> named = here.isEmpty() ? ordersNamed() : named(here);
    if (named.stream().anyMatch(s -> s.startsWith("parcels."))) {
      return subjects;
    }
    return named.isEmpty() ? subjects : Subjects.of(named, facts);
  }

  /** The orders that the text names anywhere. */
  private Set<String> ordersNamed() {
    if (orders == null) {
      orders = named(numbers);
      orders.removeIf(s -> !s.startsWith("orders."));
    }
    return orders;
  }

  /** The one order that the text names; empty if it names none, or several. */
  Set<String> onlyOrder() {
    Set<String> named = ordersNamed();
    boolean one =
        numbers.stream()
                .filter(n -> n.kind() == ClaimKind.ORDER_NUMBER)
                .map(Reading::words)
                .distinct()
                .count()
            == 1;
    return one && named.size() == 1 ? named : Set.of();
  }

  /** Whether the text says of anything that it was done. */
  boolean tellsADeed() {
    return claims().stream().anyMatch(c -> c.kind() == ClaimKind.DEED && !c.negated());
  }

  /** All of the text. */
  Span whole() {
    return new Span(0, draft().text().length());
  }

  private Subjects subjectsOf(Sentence sentence) {
    List<Claim> here = numbers.stream().filter(n -> sentence.span().contains(n.span())).toList();
    Set<String> own = named(here);
    own.removeIf(subject -> facts.everKnownOf(subject).noneMatch(StatusRule::isState));
    if (!own.isEmpty() || here.stream().anyMatch(n -> n.kind() == ClaimKind.ORDER_NUMBER)) {
      return Subjects.of(named(here), facts);
    }
    Set<String> before = named(lastBefore(numbers, sentence));
    Set<String> titled = ordersOfTitles(sentence.span());
    if (!titled.isEmpty() && before.stream().noneMatch(titled::contains)) {
      return Subjects.of(titled, facts);
    }
    if (numbers.isEmpty()) {
      Set<String> anywhere = ordersOfTitles(whole());
      return anywhere.isEmpty() ? Subjects.any(facts) : Subjects.of(anywhere, facts);
    }
    return Subjects.of(before.isEmpty() ? named(numbers) : before, facts);
  }

  /** The titles held that stand between two positions of the text, each as words. */
  List<String> titlesIn(Span span) {
    return titles.computeIfAbsent(span, this::findTitles);
  }

  private List<String> findTitles(Span span) {
    String words = spacedWordsIn(span);
    List<String> found =
        things.titles().stream()
            .filter(t -> words.contains(" " + t + " ") || words.contains(" " + t + "s "))
            .toList();
    return found.stream()
        .filter(
            t ->
                found.stream()
                    .noneMatch(o -> !o.equals(t) && (" " + o + " ").contains(" " + t + " ")))
        .toList();
  }

  /** The words between two positions of the text, each between spaces. */
  private String spacedWordsIn(Span span) {
    int from = draft().tokenAt(span.start());
    int to = Math.max(from, draft().tokenAt(span.end()));
    return draft().tokens().subList(from, to).stream()
        .map(Token::norm)
        .collect(Collectors.joining(" ", " ", " "));
  }

  /** The properties of items held that stand between two positions of the text, each as words. */
  List<String> optionsIn(Span span) {
    String words = spacedWordsIn(span);
    return things.options().stream().filter(o -> words.contains(" " + o + " ")).toList();
  }

  private Set<String> ordersOfTitles(Span span) {
    Set<String> orders = new LinkedHashSet<>();
    for (String title : titlesIn(span)) {
      things.titled(title).stream()
          .map(Fact::subject)
          .filter(s -> s.startsWith("orders."))
          .forEach(orders::add);
    }
    return orders;
  }

  private Set<String> named(List<Claim> numbers) {
    Set<String> named = new LinkedHashSet<>();
    numbers.forEach(number -> named.addAll(Subjects.named(number, facts)));
    return named;
  }

  private List<Claim> lastBefore(List<Claim> numbers, Sentence sentence) {
    for (int i = numbers.size() - 1; i >= 0; i--) {
      Claim number = numbers.get(i);
      if (number.span().end() <= sentence.span().start()) {
        Sentence place = sentenceOf(number);
        return numbers.stream().filter(n -> place.span().contains(n.span())).toList();
      }
    }
    return List.of();
  }

  /** The words of a claim as they stand. */
  static String plainWords(Claim claim) {
    return String.join(" ", Tokenizer.words(claim.text()));
  }

  /** The words of a claim's value, as facts hold words. */
  static String words(Claim claim) {
    String text = claim.value() instanceof Term term ? term.text() : claim.text();
    return String.join(" ", Tokenizer.words(text));
  }
}
