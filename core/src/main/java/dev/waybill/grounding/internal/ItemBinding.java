// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An item's identifier must go with the title, the properties and the price said beside it. */
final class ItemBinding implements Binding {

  private static final int BEFORE = 24;
  private static final int NEXT = 6;
  private static final Set<String> FROM = Set.of("from", "von", "de", "da");
  private static final Set<String> TO = Set.of("to", "auf", "zu", "a", "à");

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    if (claim.kind() != ClaimKind.IDENTIFIER) {
      return Optional.empty();
    }
    Set<String> things = reading.things().identified(Reading.words(claim));
    if (things.isEmpty()) {
      return Optional.empty();
    }
    Span around = Neighbourhood.of(claim, reading);
    List<Claim> items = Neighbourhood.items(around, reading);
    if (!titleFits(claim, things, around, items, reading)) {
      return Optional.of(
          objection("the item has another title than the one beside it", things, reading));
    }
    if (items.size() == 2
        && (Neighbourhood.turns(around, reading) || isFromTo(items, reading))
        && comesFirst(items, reading)) {
      return Optional.of(
          objection("the item given up is in no order, the one taken for it is", things, reading));
    }
    boolean turns = Neighbourhood.turns(around, reading);
    boolean fits =
        items.size() == 1
            ? attributesFit(claim, turns ? beside(claim, reading) : around, reading)
            : alignmentFits(items, around, reading);
    return fits
        ? Optional.empty()
        : Optional.of(
            objection(
                "the item has other properties or another price than those beside it",
                things,
                reading));
  }

  private static Ruling objection(String why, Set<String> things, Reading reading) {
    return Ruling.contradicted(reading.things().of(things).toList(), why);
  }

  /** The title nearest before the identifier, or else after it, must be one of the item's. */
  private static boolean titleFits(
      Claim claim, Set<String> things, Span around, List<Claim> items, Reading reading) {
    int floor = around.start();
    int ceiling = around.end();
    for (Claim item : items) {
      if (item.span().end() <= claim.span().start()) {
        floor = Math.max(floor, item.span().end());
      }
      if (item.span().start() >= claim.span().end()) {
        ceiling = Math.min(ceiling, item.span().start());
      }
    }
    List<String> beside = new ArrayList<>(reading.titlesIn(new Span(floor, claim.span().start())));
    boolean onlyOne = items.size() == 1;
    if (beside.isEmpty() || onlyOne) {
      beside.addAll(reading.titlesIn(new Span(claim.span().end(), ceiling)));
    }
    Set<String> own = new HashSet<>();
    things.forEach(t -> own.addAll(reading.things().titlesOf(t)));
    return beside.isEmpty() || own.isEmpty() || beside.stream().anyMatch(own::contains);
  }

  /** "from A to B". */
  private static boolean isFromTo(List<Claim> items, Reading reading) {
    int first = reading.draft().tokenAt(items.get(0).span().start());
    int second = reading.draft().tokenAt(items.get(1).span().start());
    return has(FROM, Math.max(0, first - 3), first, reading) && has(TO, first, second, reading);
  }

  private static boolean has(Set<String> words, int from, int to, Reading reading) {
    return reading.draft().tokens().subList(from, Math.max(from, to)).stream()
        .anyMatch(t -> words.contains(t.norm()));
  }

  /** In "exchange A for B", A is in an order; whether only B is. */
  private static boolean comesFirst(List<Claim> items, Reading reading) {
    return !isOrdered(items.get(0), reading) && isOrdered(items.get(1), reading);
  }

  private static boolean isOrdered(Claim item, Reading reading) {
    return reading.things().identified(Reading.words(item)).stream()
        .anyMatch(t -> t.startsWith("orders."));
  }

  /**
   * With several items in a sentence, what is said of each stands after it, or before it; brackets
   * tell which.
   */
  private static boolean alignmentFits(List<Claim> items, Span around, Reading reading) {
    boolean after = true;
    boolean before = true;
    boolean said = false;
    int start = around.start();
    for (int i = 0; i < items.size(); i++) {
      Claim item = items.get(i);
      int end = i + 1 == items.size() ? around.end() : items.get(i + 1).span().start();
      Span left = new Span(Math.min(start, item.span().start()), item.span().start());
      Span right = new Span(item.span().end(), end);
      said |= isSaid(left, reading) || isSaid(right, reading);
      start = right.start();
      if (closesBracket(right, reading)) {
        after &= attributesFit(item, left, reading);
        before &= attributesFit(item, left, reading);
      } else if (opensBracket(right, reading) || isListedInBrackets(item, reading.draft().text())) {
        int close = reading.draft().text().indexOf(')', right.start());
        Span bracket = close < 0 || close > end ? right : new Span(right.start(), close);
        after &= attributesFit(item, bracket, reading);
        before &= attributesFit(item, bracket, reading);
        start = bracket.end();
      } else {
        before &= attributesFit(item, left, reading);
        after &= attributesFit(item, right, reading);
      }
    }
    return !said || before || after;
  }

  private static boolean isSaid(Span span, Reading reading) {
    return !reading.optionsIn(span).isEmpty() || !attributes(span, reading).isEmpty();
  }

  /**
   * What is surely said of the one item of a sentence that also speaks of another: what stands in
   * brackets right behind its identifier, or, if the identifier itself stands in brackets, the
   * price right before them.
   */
  private static Span beside(Claim claim, Reading reading) {
    String text = reading.draft().text();
    int end = claim.span().end();
    Span nothing = new Span(end, end);
    Span rest = new Span(end, Math.max(end, reading.sentenceOf(claim).span().end()));
    if (opensBracket(rest, reading) || isListedInBrackets(claim, text)) {
      int close = text.indexOf(')', end);
      return close < 0 || close > rest.end() ? nothing : new Span(end, close);
    }
    if (!closesBracket(rest, reading)) {
      return isIntroduced(rest, reading) ? new Span(end, clauseEnd(rest, text)) : nothing;
    }
    List<Claim> next = reading.claimsIn(new Span(end, Math.min(rest.end(), end + BEFORE)));
    if (!next.isEmpty()
        && next.get(0).kind() == ClaimKind.MONEY
        && next.get(0).span().start() - end <= NEXT) {
      return next.get(0).span();
    }
    int open = text.lastIndexOf('(', claim.span().start());
    int start = Math.max(reading.sentenceOf(claim).span().start(), open - BEFORE);
    return open < start ? nothing : lastAmount(new Span(start, open), reading);
  }

  /** "(item 77, green, large)": an identifier that opens a list in brackets. */
  private static boolean isListedInBrackets(Claim item, String text) {
    int open = text.lastIndexOf('(', item.span().start());
    return open >= 0
        && item.span().start() - open < BEFORE
        && text.indexOf(')', open) > item.span().end()
        && text.startsWith(",", item.span().end());
  }

  private static Span lastAmount(Span span, Reading reading) {
    List<Claim> amounts =
        reading.claimsIn(span).stream().filter(c -> c.kind() == ClaimKind.MONEY).toList();
    return amounts.isEmpty()
        ? new Span(span.end(), span.end())
        : amounts.get(amounts.size() - 1).span();
  }

  /** "... with options large, red": what follows is said of it. */
  private static boolean isIntroduced(Span rest, Reading reading) {
    String text = rest.of(reading.draft().text()).stripLeading();
    return text.startsWith("with ") || text.startsWith("mit ");
  }

  private static int clauseEnd(Span rest, String text) {
    int end = rest.start();
    while (end < rest.end() && ".;\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Whether the identifier stands in brackets of its own: "the lamp (item 77)". */
  private static boolean closesBracket(Span rest, Reading reading) {
    return rest.of(reading.draft().text()).startsWith(")");
  }

  /** What stands in brackets right behind an identifier is said of it. */
  private static boolean opensBracket(Span span, Reading reading) {
    return span.of(reading.draft().text()).stripLeading().startsWith("(");
  }

  private static List<Fact> own(Claim item, Reading reading) {
    String words = Reading.words(item);
    return reading.things().identified(words).stream()
        .flatMap(thing -> reading.things().of(thing, words).stream())
        .toList();
  }

  private static List<Claim> attributes(Span span, Reading reading) {
    return reading.claimsIn(span).stream()
        .filter(c -> !c.negated())
        .filter(c -> c.kind() == ClaimKind.OPTION || c.kind() == ClaimKind.MONEY)
        .filter(c -> isOfAnItem(c, reading))
        .toList();
  }

  private static boolean attributesFit(Claim item, Span span, Reading reading) {
    List<Fact> own = own(item, reading);
    if (own.size() >= 3
        && reading.optionsIn(span).stream().anyMatch(o -> own.stream().noneMatch(f -> f.says(o)))) {
      return false;
    }
    boolean priced = own.stream().anyMatch(f -> f.value() instanceof Amount);
    return attributes(span, reading).stream()
        .allMatch(
            c ->
                c.kind() == ClaimKind.MONEY
                    ? !priced || holds(own, c, reading)
                    : own.size() < 3 || holds(own, c, reading));
  }

  static boolean holds(List<Fact> facts, Claim claim, Reading reading) {
    if (claim.value() instanceof Amount amount) {
      return facts.stream()
          .anyMatch(
              f -> f.value() instanceof Amount a && AmountRule.same(a.money(), amount.money()));
    }
    String words = Reading.words(claim);
    String plain = words.replace(" ", "");
    List<String> forms = Synonyms.of(words);
    return facts.stream()
        .anyMatch(
            f ->
                forms.stream().anyMatch(f::says)
                    || reading
                        .facts()
                        .values(f, reading.setting())
                        .hold(claim.kind(), Objects.requireNonNull(claim.value()))
                    || f.words().replace(" ", "").replace("inches", "inch").contains(plain));
  }

  /** Whether some item has it; a word of payment is no property, a sum is no price. */
  private static boolean isOfAnItem(Claim claim, Reading reading) {
    if (claim.kind() == ClaimKind.OPTION) {
      return !Payments.isMethod(Reading.words(claim))
          && TermRule.saying(Reading.words(claim), Fact::isKnown, reading).stream()
              .anyMatch(f -> f.value() instanceof Term term && term.kind() == Term.Kind.OPTION);
    }
    return claim.value() instanceof Amount amount
        && reading
            .facts()
            .everKnown()
            .anyMatch(
                f ->
                    f.path().endsWith(".price")
                        && f.value() instanceof Amount a
                        && AmountRule.same(a.money(), amount.money()));
  }
}
