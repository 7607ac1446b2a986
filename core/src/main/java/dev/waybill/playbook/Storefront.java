// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Article;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Stock;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Sources;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.StoreFacts;
import dev.waybill.grounding.Citation;
import dev.waybill.intent.internal.SecretScan;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the shop shows everybody, during one turn: catalogue, stock and help centre. Whatever is
 * read is entered into the turn's ledger with its source and time, each thing at most once a turn.
 *
 * <p>What a search gives may be as old as the catalogue's index, so nothing of it is entered: a
 * product is a fact only once it was read by its unit.
 *
 * <p>For one turn, on one thread.
 */
public final class Storefront {

  private static final int MOST_FOUND = 12;
  private static final String PRODUCTS = "products.";

  private final Sources sources;
  private final Conversation before;
  private final @Nullable String viewed;
  private final CommerceFacts facts;
  private final StoreFacts storeFacts;
  private final ZoneId shopZone;
  private final Reads reads;
  private final Map<String, Lookup<Product>> readProducts = new LinkedHashMap<>();
  private @Nullable Lookup<Cart> readCart;
  private final Map<String, Lookup<Stock>> readStocks = new LinkedHashMap<>();

  Storefront(
      Sources sources,
      Conversation before,
      @Nullable String viewed,
      EvidenceLedger ledger,
      ZoneId shopZone,
      Reads reads) {
    this.sources = requireNonNull(sources, "sources");
    this.before = requireNonNull(before, "before");
    this.viewed = viewed;
    this.facts = new CommerceFacts(ledger, SecretScan::masked);
    this.storeFacts = new StoreFacts(ledger);
    this.shopZone = requireNonNull(shopZone, "shopZone");
    this.reads = requireNonNull(reads, "reads");
  }

  /** Whether products can be read. */
  public boolean hasCatalog() {
    return sources.catalog() != null;
  }

  /** Whether the help centre can be read. */
  public boolean hasHelpCenter() {
    return sources.helpCenter() != null;
  }

  /** The unit on whose page the customer writes, if the host says so. */
  public @Nullable String viewed() {
    return viewed;
  }

  /** The units whose facts were told in earlier replies, those of the latest reply first. */
  public List<String> talkedOf() {
    Set<String> units = new LinkedHashSet<>();
    List<Turn> turns = before.turns();
    for (int i = turns.size() - 1; i >= 0; i--) {
      Reply reply = turns.get(i).reply();
      for (Citation citation : reply.citations()) {
        if (citation.path().startsWith(PRODUCTS)) {
          unit(reply, citation.path().split("\\.", -1)[1]).ifPresent(units::add);
        }
      }
    }
    return List.copyOf(units);
  }

  /** The unit whose facts stand under this name. */
  private static Optional<String> unit(Reply reply, String name) {
    return reply.trace().evidence().stream()
        .filter(fact -> fact.path().equals(PRODUCTS + name + ".sku"))
        .map(Evidence::value)
        .filter(Term.class::isInstance)
        .map(sku -> ((Term) sku).text())
        .findFirst();
  }

  /** What the customer said last before this message, if it is not the first. */
  public Optional<String> customerSaidLast() {
    return before.turns().stream()
        .map(Turn::customerText)
        .filter(words -> !words.isBlank())
        .reduce((first, second) -> second);
  }

  /** What was said earlier by either side, the latest first. */
  public List<String> saidBefore() {
    List<String> said = new ArrayList<>();
    for (Turn turn : before.turns()) {
      said.add(0, turn.customerText());
      said.add(0, turn.reply().text());
    }
    return said.stream().filter(words -> !words.isBlank()).toList();
  }

  /**
   * Searches the catalogue. What is found is not entered anywhere; {@link #product} reads it.
   *
   * @param words what to look for
   * @return the products, the best first; {@link Failure.Kind#UNSUPPORTED} if there is no catalogue
   */
  public Lookup<List<Product>> search(String words) {
    Catalog catalog = sources.catalog();
    if (catalog == null) {
      return noSuch("catalogue");
    }
    return reads.now(
        "catalog.search",
        "products",
        deadline ->
            catalog
                .search(words, MOST_FOUND, deadline)
                .fold(found -> found, Lookup::<List<Product>>failed));
  }

  /**
   * Reads a product as it is now.
   *
   * @param sku one of its units; the facts of the product are entered as this unit's
   * @return the product; {@link Failure.Kind#UNSUPPORTED} if there is no catalogue
   */
  public Lookup<Product> product(String sku) {
    Catalog catalog = sources.catalog();
    if (catalog == null) {
      return noSuch("catalogue");
    }
    return readProducts.computeIfAbsent(
        sku,
        absent -> {
          Lookup<Product> answer =
              reads.now("catalog.get", sku, deadline -> ofUnit(sku, catalog.bySku(sku, deadline)));
          answer.fold(
              found -> {
                enter(found, sku);
                return found;
              },
              failure -> failure);
          return answer;
        });
  }

  /** Enters another unit of a product that was read by {@link #product}. */
  public void unit(Lookup.Found<Product> product, String sku) {
    if (!readProducts.containsKey(sku)) {
      readProducts.put(sku, product);
      enter(product, sku);
    }
  }

  private void enter(Lookup.Found<Product> product, String sku) {
    facts.product(product.value(), sku, product.source(), product.observedAt());
    storeFacts.unit(sku, product.source(), product.observedAt());
  }

  private static Lookup<Product> ofUnit(String sku, Lookup<Product> answer) {
    return answer.fold(
        found ->
            found.value().variants().stream().anyMatch(variant -> variant.sku().equals(sku))
                ? found
                : Lookup.failed(Failure.Kind.MALFORMED, "the answer is about another product"),
        Lookup::failed);
  }

  /**
   * Reads how many of a unit there are now.
   *
   * @return the stock; {@link Failure.Kind#UNSUPPORTED} if there is no inventory
   */
  public Lookup<Stock> stock(String sku) {
    Inventory inventory = sources.inventory();
    if (inventory == null) {
      return noSuch("inventory");
    }
    return readStocks.computeIfAbsent(
        sku,
        absent -> {
          Lookup<Stock> answer =
              reads.now("catalog.stock", sku, deadline -> inventory.stock(sku, deadline));
          return answer.fold(
              found -> {
                if (!found.value().sku().equals(sku)) {
                  return Lookup.<Stock>failed(
                      Failure.Kind.MALFORMED, "the answer is about another unit");
                }
                storeFacts.stock(found.value(), shopZone, found.source(), found.observedAt());
                return found;
              },
              Lookup::<Stock>failed);
        });
  }

  /** Whether the product of a unit was read in this turn. */
  boolean hasRead(String sku) {
    return readProducts.get(sku) instanceof Lookup.Found<Product>;
  }

  /** Adds a unit that was read in this turn to what the policy is asked with. */
  void add(String sku, PolicyFacts policy) {
    if (readProducts.get(sku) instanceof Lookup.Found<Product> found) {
      Stock stock =
          readStocks.get(sku) instanceof Lookup.Found<Stock> counted ? counted.value() : null;
      policy.product(found.value(), sku, stock, found.source(), found.observedAt());
    }
  }

  /**
   * Reads the cart of the conversation.
   *
   * @return the cart; {@link Failure.Kind#UNSUPPORTED} if no carts can be read
   */
  public Lookup<Cart> cart() {
    Carts carts = sources.carts();
    if (carts == null) {
      return noSuch("cart");
    }
    if (readCart == null) {
      Lookup<Cart> answer =
          reads.now("cart.get", "cart", deadline -> carts.ofConversation(before.id(), deadline));
      answer.fold(
          found -> {
            storeFacts.cart(found.value(), found.source(), found.observedAt());
            return found;
          },
          failure -> failure);
      readCart = answer;
    }
    return readCart;
  }

  /**
   * Searches the help centre. A passage is a fact only once it was entered by {@link #quote}.
   *
   * @param words what to look for
   * @param locale the customer's
   * @return the articles, the best first; {@link Failure.Kind#UNSUPPORTED} if there is none
   */
  public Lookup<List<Article>> articles(String words, Locale locale) {
    HelpCenter helpCenter = sources.helpCenter();
    if (helpCenter == null) {
      return noSuch("help centre");
    }
    return reads.now(
        "helpcenter.search",
        "articles",
        deadline -> helpCenter.search(words, locale, MOST_FOUND, deadline));
  }

  /**
   * Enters a passage of an article, so that it can be said word for word.
   *
   * @param found the search that gave the article
   * @param article the article
   * @param number the passage's place in the article
   * @param text its words
   * @return where it stands in the ledger
   */
  public String quote(Lookup.Found<List<Article>> found, Article article, int number, String text) {
    return storeFacts.passage(article, number, text, found.source(), found.observedAt());
  }

  private static <T> Lookup<T> noSuch(String what) {
    return Lookup.failed(Failure.Kind.UNSUPPORTED, "there is no " + what);
  }
}
