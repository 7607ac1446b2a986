// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The values written in the text of a fact, read as a reply's would be. */
record Values(List<Claim> claims) {

  private static final List<Finder> FINDERS =
      List.of(
          new ContactFinder(),
          new MoneyFinder(),
          new PercentageFinder(),
          new DateFinder(),
          new TimeFinder(),
          new SpecFinder(),
          new DurationFinder());

  /** What a text and a reader have that values depend on. */
  private record Question(String text, Locale locale, ZoneId zone, LocalDate today) {}

  /** Rules and help-centre text are the same in every turn; nothing of a customer is kept. */
  private static final Cache<Question, Values> PUBLISHED =
      Caffeine.newBuilder().maximumSize(4096).build();

  static final Values NONE = new Values(List.of());

  /** The values in a fact; none in a name without a blank. */
  static Values in(Fact fact, Setting setting) {
    if (!mayBeIn(fact)) {
      return NONE;
    }
    Term term = (Term) fact.value();
    if (fact.evidence().source().layer() != DataLayer.KNOWLEDGE) {
      return of(term.text(), setting);
    }
    Question question =
        new Question(term.text(), setting.locale(), setting.zone(), setting.today());
    return PUBLISHED.get(question, q -> of(q.text(), setting));
  }

  /** Whether a fact is a text with digits in it, and no name. */
  static boolean mayBeIn(Fact fact) {
    return fact.value() instanceof Term term && holdsDigit(term.text()) && !isName(term);
  }

  private static boolean holdsDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(Term term) {
    return term.text().indexOf(' ') < 0
        && switch (term.kind()) {
          case ORDER_NUMBER, TRACKING_NUMBER, IDENTIFIER, CARRIER -> true;
          default -> false;
        };
  }

  static Values of(String text, Setting setting) {
    if (!holdsDigit(text)) {
      return NONE;
    }
    Draft draft = Draft.ofEvidence(text, setting.locale());
    Found found = new Found(text);
    FINDERS.forEach(finder -> finder.find(draft, setting, found));
    return new Values(found.inOrder());
  }

  List<LocalDate> days() {
    return claims.stream()
        .map(Claim::value)
        .filter(Day.class::isInstance)
        .map(v -> ((Day) v).date())
        .toList();
  }

  boolean hold(ClaimKind kind, FactValue value) {
    return claims.stream().anyMatch(c -> c.kind() == kind && Objects.equals(c.value(), value));
  }
}
