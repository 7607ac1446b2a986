// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import java.util.List;

/** A text and what it claims. */
public final class Extraction {

  private static final List<Finder> FINDERS =
      List.of(
          new ContactFinder(),
          new MoneyFinder(),
          new PercentageFinder(),
          new DateFinder(),
          new VagueDayFinder(),
          new TimeFinder(),
          new SpecFinder(),
          new DurationFinder(),
          new CountFinder(),
          new NumberFinder(),
          new AdviceFinder(),
          new DeedFinder(),
          new StatusFinder(),
          new PromiseFinder(),
          new PermissionFinder(),
          new PersonFinder(),
          new PlaceFinder(),
          new WordFinder(ClaimKind.PLACE, Term.Kind.PLACE, true, "cities"),
          new WordFinder(ClaimKind.CARRIER, Term.Kind.CARRIER, false, "carriers"),
          new WordFinder(
              ClaimKind.OPTION,
              Term.Kind.OPTION,
              false,
              "colours",
              "materials",
              "properties",
              "payments"));

  private final Draft draft;
  private final List<Claim> claims;

  private Extraction(Draft draft, List<Claim> claims) {
    this.draft = draft;
    this.claims = claims;
  }

  /** Reads a text. */
  public static Extraction of(String text, Setting setting) {
    Draft draft = Draft.of(Digits.ascii(text), setting.locale());
    Found found = new Found(text);
    FINDERS.forEach(finder -> finder.find(draft, setting, found));
    return new Extraction(draft, found.inOrder());
  }

  /** Reads a text and what its citations claim. */
  static Extraction of(Statement statement, EvidenceLedger ledger, Setting setting) {
    Extraction text = of(statement.text(), setting);
    return new Extraction(text.draft, CitedClaims.with(text.claims, statement, ledger, setting));
  }

  /** The claims, in the order of the text. */
  public List<Claim> claims() {
    return claims;
  }

  Draft draft() {
    return draft;
  }
}
