// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What does it cost, can I have it for less? The price is the catalogue's; whether anybody gets a
 * discount or another shop's price is the policy's to say, and the agent makes no code and no
 * offer.
 */
public final class PricePromo implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "price",
          Set.of(DataLayer.KNOWLEDGE),
          List.of(FreshnessRule.of("products.*.price", Duration.ofMinutes(2))),
          EnumSet.allOf(ClaimKind.class));

  /** Plainly asks for another shop's price. */
  private static final Pattern MATCH =
      Pattern.compile(
          "\\bprice[- ]?match|\\bmatch (it|that|this|the|their|its|his)( \\w+)? ?price|, ?(can you"
              + " )?match it\\b|\\bmatch (it|that)\\s*[.!?]*$|\\bbeat (that|their|the|this)"
              + " price|\\bpreisgarantie\\b|\\bpreis (anpassen|angleichen)|\\baligne[rz]?"
              + " (le|votre|vos) prix|\\bigualar? (el|su) precio|\\bpareggiare il prezzo",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Plainly asks why page and cart differ: a page and a cart, each with a number. */
  private static final Pattern TWO_PRICES =
      Pattern.compile(
          "(?s)(?=.*\\b(page|site|listing|seite|sito|strona|p[aá]gina)\\b)"
              + "(?=.*\\b(cart|basket|checkout|warenkorb|panier|carrito|cesta|carrello|koszyk\\w*)\\b)"
              + "(?=.*\\d\\D+\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.PRICE_PROMO);
  }

  @Override
  public Optional<Intent> hears(String text) {
    boolean heard = MATCH.matcher(text).find() || TWO_PRICES.matcher(text).lookingAt();
    return heard ? Optional.of(Intent.PRICE_PROMO) : Optional.empty();
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return MATCH.matcher(situation.text()).find()
        ? new Store(situation).discount()
        : new Store(situation).price();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
