// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.Claim;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A state must be the one the subject is in, or, said in the past, was in. */
final class StatusRule implements Rule {

  private final Rule stock = new StockRule();
  private final DeedRule deeds;

  StatusRule(DeedRule deeds) {
    this.deeds = deeds;
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    String state = ((Status) Objects.requireNonNull(claim.value())).word();
    if (state.endsWith("AVAILABLE")) {
      return stock.judge(claim, reading);
    }
    Subjects subjects = reading.subjectsOf(claim);
    List<Fact> now = subjects.known().filter(f -> isState(f) && !isHistory(f)).toList();
    List<Fact> held = now.stream().filter(f -> entails(f, state)).toList();
    if (claim.negated()) {
      return denied(state, now, held);
    }
    List<Fact> missing = Completeness.missing(claim, state, subjects, reading);
    if (!held.isEmpty() && !missing.isEmpty()) {
      return Ruling.contradicted(missing, "it is not so of every parcel: " + words(missing));
    }
    if (held.isEmpty() && mayBePast(claim, reading)) {
      held = past(subjects).filter(f -> entails(f, state)).toList();
    }
    if (held.isEmpty() && state.equals("REFUNDED")) {
      held = deeds.shown("REFUND", subjects, reading.facts());
    }
    if (held.isEmpty() && state.equals("PAID")) {
      held = Payments.of(subjects, reading);
    }
    if (held.isEmpty() && isAttribute(claim, reading)) {
      held = reading.facts().saying(Reading.plainWords(claim), Fact::isCustomers);
    }
    if (!held.isEmpty()) {
      return Ruling.supported(held, "the state is held");
    }
    return now.isEmpty()
        ? Ruling.unsupported("the ledger holds no state of what this is said of")
        : Ruling.contradicted(now, "the ledger has another state: " + words(now));
  }

  private static Ruling denied(String state, List<Fact> now, List<Fact> held) {
    if (now.isEmpty()) {
      return Ruling.unsupported("the ledger holds no state, so it cannot be denied either");
    }
    return held.isEmpty() || (held.size() < now.size() && state.equals("DELIVERED"))
        ? Ruling.supported(now, "the state held is another one")
        : Ruling.contradicted(held, "the ledger has the state that is denied: " + words(held));
  }

  /** "Was out for delivery" and "the pending order" may speak of what was. */
  private static boolean mayBePast(Claim claim, Reading reading) {
    int token = reading.draft().tokenAt(claim.span().start());
    return isAttribute(claim, reading)
        || Mood.past(reading.draft(), reading.sentenceOf(claim), token);
  }

  /** Whether the word stands before what it is said of: "the pending order". */
  private static boolean isAttribute(Claim claim, Reading reading) {
    int next = reading.draft().tokenAt(claim.span().end());
    return next < reading.sentenceOf(claim).to()
        && reading.draft().tokens().get(next).start() == claim.span().end() + 1;
  }

  private static Stream<Fact> past(Subjects subjects) {
    return subjects.everKnown().filter(StatusRule::isState);
  }

  static boolean isState(Fact fact) {
    return fact.value() instanceof Status;
  }

  private static boolean isHistory(Fact fact) {
    return fact.path().contains(".scans.") || fact.path().contains(".lastScan.");
  }

  private static boolean entails(Fact fact, String state) {
    return States.entails(((Status) fact.value()).word(), state);
  }

  private static String words(List<Fact> facts) {
    return facts.stream()
        .map(f -> States.canonical(((Status) f.value()).word()))
        .distinct()
        .limit(4)
        .collect(Collectors.joining(", "));
  }
}
