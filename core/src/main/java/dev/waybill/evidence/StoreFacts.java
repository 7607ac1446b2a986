// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static dev.waybill.evidence.EvidenceLedger.part;
import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Article;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Stock;
import dev.waybill.evidence.FactValue.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Enters into a ledger what the shop tells everybody: how many of a unit there are, and passages of
 * its help centre. Products are entered by {@link CommerceFacts#product}.
 *
 * <ul>
 *   <li>{@code stock.SKU.count}, {@code .available} (whether there is one), {@code .expected} (the
 *       day more come)
 *   <li>{@code cart.SKU.price} (of one, in the cart), {@code .discounts.N}
 *   <li>{@code articles.ID.title}, {@code articles.ID.passages.N}: to be quoted, word for word
 * </ul>
 *
 * <p>Not safe for use by several threads on one ledger at once, beyond what the ledger allows.
 */
public final class StoreFacts {

  private final EvidenceLedger ledger;

  /** Makes a writer for the ledger. */
  public StoreFacts(EvidenceLedger ledger) {
    this.ledger = requireNonNull(ledger, "ledger");
  }

  /** Where the facts of a unit's stock stand. */
  public static String stockPath(String sku) {
    return "stock." + part(sku);
  }

  /** Where the facts of an article stand. */
  public static String articlePath(String articleId) {
    return "articles." + part(articleId);
  }

  /** Enters the number of a unit whose product is entered, so that it can be said. */
  public void unit(String sku, Source source, Instant observedAt) {
    ledger.append(
        CommerceFacts.productPath(sku) + ".sku",
        new Term(Term.Kind.IDENTIFIER, sku),
        source,
        observedAt,
        Trust.SYSTEM);
  }

  /**
   * Enters a stock. What the source does not count is not entered.
   *
   * @param stock how many there are
   * @param shopZone the zone that the day more come is a day in
   * @param source who said it
   * @param observedAt when it was read
   */
  public void stock(Stock stock, ZoneId shopZone, Source source, Instant observedAt) {
    String path = stockPath(stock.sku());
    stock
        .available()
        .ifPresent(
            count -> {
              ledger.append(
                  path + ".count", new FactValue.Count(count), source, observedAt, Trust.SYSTEM);
              ledger.append(
                  path + ".available",
                  new FactValue.Flag(count > 0),
                  source,
                  observedAt,
                  Trust.COMPUTED);
            });
    stock.levels().stream()
        .map(Stock.Level::expected)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .ifPresent(
            day ->
                ledger.append(
                    path + ".expected",
                    new FactValue.Day(day, shopZone),
                    source,
                    observedAt,
                    Trust.SYSTEM));
  }

  /** Where the facts of a unit in the cart stand. */
  public static String cartPath(String sku) {
    return "cart." + part(sku);
  }

  /** Enters a cart: of each unit the price of one and the discounts in it. */
  public void cart(Cart cart, Source source, Instant observedAt) {
    for (Cart.Line line : cart.lines()) {
      String path = cartPath(line.sku());
      if (line.unitPrice() != null) {
        ledger.append(
            path + ".price",
            new FactValue.Amount(line.unitPrice()),
            source,
            observedAt,
            Trust.SYSTEM);
      }
      for (int i = 0; i < line.discounts().size(); i++) {
        ledger.append(
            path + ".discounts." + i,
            new Term(Term.Kind.IDENTIFIER, line.discounts().get(i)),
            source,
            observedAt,
            Trust.SYSTEM);
      }
    }
  }

  /**
   * Enters a passage of an article, with the article's title.
   *
   * @param article the article
   * @param number the passage's place in the article
   * @param text its words
   * @param source who said it
   * @param observedAt when it was read
   * @return where the passage stands
   */
  public String passage(
      Article article, int number, String text, Source source, Instant observedAt) {
    String path = articlePath(article.id());
    ledger.append(
        path + ".title",
        new Term(Term.Kind.TEXT, article.title()),
        source,
        observedAt,
        Trust.SYSTEM);
    String passage = path + ".passages." + number;
    ledger.append(passage, new Term(Term.Kind.TEXT, text), source, observedAt, Trust.SYSTEM);
    return passage;
  }
}
