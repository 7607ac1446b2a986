// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which dates a clause may say: an estimate where it speaks of an arrival, a scan where it speaks
 * of a scan. Words of several roles admit the dates of each; without such words, or where nothing
 * is known, any date may stand.
 */
final class DateRoles {

  private static final Map<Language, Lexicon> WORDS = Lexicon.byLanguage("date-roles");

  private final Draft draft;
  private final Map<Span, Set<DateRole>> byClause = new HashMap<>();

  DateRoles(Draft draft) {
    this.draft = draft;
  }

  /**
   * Supported by those of the facts that are of what the sentence names by its number and whose
   * role fits the words around; contradicted if there are none.
   */
  Ruling judge(Claim claim, List<Fact> facts, String why, Reading reading) {
    List<Fact> own = Dated.ofTheNamed(claim, facts, reading);
    return own.isEmpty()
        ? Ruling.contradicted(facts, "it is the date of another order or parcel")
        : judge(claim, own, why);
  }

  /** Supported by those of the facts whose role fits the words around; contradicted if none's. */
  Ruling judge(Claim claim, List<Fact> facts, String why) {
    Set<DateRole> admitted = admitted(claim);
    List<Fact> fitting =
        admitted.isEmpty() ? facts : facts.stream().filter(f -> fits(f, admitted)).toList();
    return fitting.isEmpty()
        ? Ruling.contradicted(facts, "it is the date of another event; here belongs " + admitted)
        : Ruling.supported(fitting, why);
  }

  /** Whether the claim is one of those that have a role. */
  static boolean concern(Claim claim) {
    return claim.kind() == ClaimKind.DATE || claim.kind() == ClaimKind.TIME;
  }

  private static boolean fits(Fact fact, Set<DateRole> admitted) {
    DateRole role = DateRole.of(fact.path());
    return role == null || admitted.contains(role);
  }

  /** Whether a clause speaks of what was recorded, or of what was before. */
  boolean speakOfTheRecord(Sentence clause) {
    return words(clause).has("SCAN", draft.tokens(), clause.from(), clause.to())
        || words(clause).has("EARLIER", draft.tokens(), clause.from(), clause.to());
  }

  /** Whether a sentence speaks of something that has a date. */
  boolean speakOfADay(Sentence sentence) {
    return !byClause.computeIfAbsent(sentence.span(), span -> read(sentence)).isEmpty();
  }

  /** The roles that the claim's clause admits; empty if it admits any. */
  Set<DateRole> admitted(Claim claim) {
    Sentence sentence = draft.sentenceAt(claim.span().start());
    Sentence clause = Clauses.around(draft, sentence, claim.span(), ";");
    Sentence part =
        Mood.unknowing(draft, clause)
            ? Clauses.around(draft, sentence, claim.span(), ";,")
            : clause;
    return byClause.computeIfAbsent(part.span(), span -> read(part));
  }

  private Set<DateRole> read(Sentence clause) {
    if (Mood.unknowing(draft, clause)) {
      return Set.of();
    }
    List<Lexicon.Hit> hits = words(clause).find(draft.tokens(), clause);
    Set<DateRole> roles = EnumSet.noneOf(DateRole.class);
    for (Lexicon.Hit hit : hits) {
      if (!Mood.negated(draft, clause, hit.from())) {
        roles.addAll(admittedBy(hit, clause));
      }
    }
    boolean earlier = hits.stream().anyMatch(hit -> hit.label().equals("EARLIER"));
    if (earlier && roles.contains(DateRole.ARRIVAL)) {
      roles.add(DateRole.EARLIER);
    }
    return roles;
  }

  private static Lexicon words(Sentence clause) {
    return requireNonNull(WORDS.get(clause.language()));
  }

  private Set<DateRole> admittedBy(Lexicon.Hit hit, Sentence clause) {
    return switch (hit.label()) {
      case "DELIVERED" -> {
        boolean willBe = Mood.modal(draft, clause, hit.from());
        yield EnumSet.of(willBe ? DateRole.ARRIVAL : DateRole.SCAN);
      }
      case "SCAN", "OBSERVED" -> EnumSet.of(DateRole.SCAN, DateRole.OBSERVED);
      case "IDLE", "EARLIER" -> Set.of();
      default -> EnumSet.of(DateRole.valueOf(hit.label()));
    };
  }
}
