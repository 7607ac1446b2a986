// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to pay must be the one of the order it is said of, or one the customer chose; and must go
 * with the digits beside it.
 */
final class PaymentBinding implements Binding {

  private static final int BESIDE = 40;
  private static final Set<String> CHOICES =
      Set.of("or", "either", "methods", "oder", "ou", "o", "ya", "या");
  private static final Set<String> WAYS =
      Set.of("method", "methods", "payment", "card", "account", "zahlungsart");
  private static final Set<String> OTHERS =
      Set.of("opposite", "swapped", "reversed", "vertauscht", "umgekehrt");

  /** Words by which a sentence speaks of how an order was paid at first. */
  private static final Set<String> FIRST =
      Set.of("originally", "paid", "placed", "ursprünglich", "bezahlt");

  private static final Set<String> DIFFERENCE = Set.of("difference", "differenz", "aufpreis");

  private static final Set<String> MONEY_WORDS =
      Set.of(
          "refund",
          "refunded",
          "refunds",
          "charged",
          "charge",
          "paid",
          "credited",
          "payment",
          "issued",
          "processed",
          "original",
          "difference",
          "covered",
          "erstattet",
          "bezahlt");

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    if (claim.kind() != ClaimKind.OPTION
        || claim.negated()
        || !Payments.isMethod(Reading.words(claim))) {
      return Optional.empty();
    }
    Optional<Ruling> digits = digits(claim, reading);
    return digits.isPresent() ? digits : method(claim, reading);
  }

  /** "Visa ending in 4242": both must be of one payment method. */
  private static Optional<Ruling> digits(Claim claim, Reading reading) {
    Span beside = new Span(claim.span().end(), claim.span().end() + BESIDE);
    List<Claim> next =
        reading.claimsIn(beside).stream()
            .filter(
                c ->
                    c.kind() == ClaimKind.IDENTIFIER
                        || (c.kind() == ClaimKind.OPTION && Payments.isMethod(Reading.words(c))))
            .limit(1)
            .toList();
    if (next.isEmpty() || next.get(0).kind() != ClaimKind.IDENTIFIER) {
      return Optional.empty();
    }
    String digits = Reading.words(next.get(0));
    List<Fact> holders =
        reading.facts().saying(digits, f -> f.isKnown() && f.path().contains("payment"));
    boolean fits =
        holders.isEmpty()
            || holders.stream()
                .anyMatch(
                    f ->
                        reading.things().of(Things.parent(f.path())).stream()
                                .anyMatch(o -> o.says(Reading.words(claim)))
                            || f.says(Reading.words(claim)));
    return fits
        ? Optional.empty()
        : Optional.of(
            Ruling.contradicted(holders, "the digits beside it are of another way to pay"));
  }

  /** A plan that awaits a yes may follow a wish for a way to pay that the customer did not name. */
  private static boolean isAskedFor(Reading reading) {
    return reading.proposes()
        && reading
            .facts()
            .all()
            .filter(Fact::isCustomers)
            .anyMatch(f -> has(f, WAYS) && has(f, OTHERS));
  }

  private static boolean has(Fact fact, Set<String> words) {
    return words.stream().anyMatch(fact::says);
  }

  private static boolean says(Sentence sentence, Set<String> words, Reading reading) {
    return reading.draft().tokens().subList(sentence.from(), sentence.to()).stream()
        .anyMatch(t -> words.contains(t.norm()));
  }

  private static Optional<Ruling> method(Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    boolean aboutMoney =
        reading.draft().tokens().subList(sentence.from(), sentence.to()).stream()
            .anyMatch(t -> MONEY_WORDS.contains(t.norm()));
    boolean choice =
        sentence.question()
            || reading.claimsIn(sentence, ClaimKind.OPTION).stream()
                    .filter(c -> Payments.isMethod(Reading.words(c)))
                    .map(Reading::words)
                    .distinct()
                    .count()
                > 2
            || reading.draft().tokens().subList(sentence.from(), sentence.to()).stream()
                .anyMatch(t -> CHOICES.contains(t.norm()));
    if (!aboutMoney || choice) {
      return Optional.empty();
    }
    String words = Reading.words(claim);
    List<Fact> since = Payments.since(reading.subjectsOf(claim), reading);
    if (!since.isEmpty()
        && since.stream().noneMatch(f -> f.says(words))
        && (!reading.proposes() || reading.tellsADeed())
        && (!says(sentence, FIRST, reading) || says(sentence, DIFFERENCE, reading))) {
      return Optional.of(
          Ruling.contradicted(since, "what was done since goes by another way to pay"));
    }
    List<Fact> paid = Payments.of(reading.subjectsOf(claim), reading);
    boolean chosen =
        reading.facts().saying(words, Fact::isCustomers).stream().findAny().isPresent();
    boolean held = paid.isEmpty() || paid.stream().anyMatch(f -> f.says(words));
    return held || chosen || isAskedFor(reading)
        ? Optional.empty()
        : Optional.of(
            Ruling.contradicted(
                paid, "the order was paid another way, and the customer chose no other"));
  }
}
