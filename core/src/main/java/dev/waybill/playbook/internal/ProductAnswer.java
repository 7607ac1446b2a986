// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.stream.Collectors.joining;

import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.StoreFacts;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said of one product: its fields in the catalogue's own words, its price and its stock as
 * they are now. What the catalogue does not say is said to be unknown; nothing is concluded from
 * what it does say.
 */
public final class ProductAnswer {

  private static final int MOST_FIELDS = 5;
  private static final int MOST_UNITS = 4;
  private static final Pattern CART =
      Pattern.compile(
          "\\b(cart|basket|bag|checkout|warenkorb|panier|carrito|cesta|carrello|koszyk\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String COMPATIBILITY = "compatibility";

  /** What nobody may conclude from anything else, so that a person is offered. */
  private static final Set<String> FOR_A_PERSON = Set.of("care", "suitability");

  private final Case situation;
  private final Shelf.Item item;
  private final Draft draft;
  private boolean offersPerson;

  ProductAnswer(Case situation, Shelf.Item item) {
    this.situation = situation;
    this.item = item;
    this.draft = new Draft(situation.phrases());
  }

  /** Whether a text asks for something that a product is like. */
  public static boolean isAskedIn(String text) {
    return !ProductTopic.of(text).isEmpty();
  }

  /** What the question asks. */
  Plan question() {
    String asked = Shelf.asked(situation);
    header();
    List<ProductTopic> topics = ProductTopic.of(asked);
    Set<String> said = new LinkedHashSet<>();
    List<ProductTopic> open = new ArrayList<>();
    for (ProductTopic topic : topics) {
      List<String> fields = fields(topic);
      if (fields.isEmpty() && !isOnlyInTitle(topic, asked)) {
        open.add(topic);
      }
      fields.stream().filter(said::add).forEach(field -> field(topic.id(), field, asked));
    }
    named(asked).stream().filter(said::add).forEach(field -> field("", field, asked));
    if (open.stream().anyMatch(topic -> FOR_A_PERSON.contains(topic.id()))) {
      material().filter(said::add).ifPresent(field -> field("material", field, asked));
    }
    open.forEach(this::unknown);
    if (said.isEmpty() && open.isEmpty()) {
      overview(asked);
    }
    discounts();
    if (offersPerson) {
      draft.say("offer.person", Map.of());
    }
    return plan();
  }

  /** Whether there is one, and what it costs. */
  Plan availability() {
    header();
    stock();
    price();
    return plan();
  }

  /** What it costs. */
  Plan priced() {
    header();
    price();
    cart();
    discounts();
    return plan();
  }

  /** How to order it. */
  Plan toOrder() {
    header();
    price();
    stock();
    draft.say("order.how", Map.of());
    return plan();
  }

  /** What it stands at in the cart, if the customer speaks of that. */
  private void cart() {
    if (!CART.matcher(Shelf.asked(situation)).find()) {
      return;
    }
    Optional<Cart.Line> line =
        situation
            .storefront()
            .cart()
            .fold(
                found ->
                    found.value().lines().stream()
                        .filter(one -> one.sku().equals(item.unit().sku()))
                        .findFirst(),
                failure -> Optional.empty());
    if (line.isEmpty() || line.get().unitPrice() == null) {
      draft.say("cart.unknown", Map.of());
      draft.unknown(Unknown.Kind.STOCK_OR_PRICE, "cart");
      return;
    }
    String path = StoreFacts.cartPath(item.unit().sku());
    draft.rest(path + ".price");
    draft.say(
        line.get().discounts().isEmpty() ? "cart.price" : "cart.price.discount",
        Map.of("$c", path));
    draft.say("cart.checkout", Map.of());
  }

  private void discounts() {
    if (Discounts.areWanted(Shelf.asked(situation))) {
      new Discounts(situation).say(draft);
    }
  }

  /** One line of a list: what it is, what it costs, whether there is one. */
  void line(Draft list) {
    list.newPoint();
    list.say("product.header", Map.of("$u", item.path()));
    list.rest(item.path() + ".title");
    String options = options(item.unit());
    if (!options.isEmpty()) {
      list.say("product.options", Map.of("{options}", options));
    }
    ProductAnswer answer = new ProductAnswer(situation, item, list);
    answer.price();
    answer.count(item.unit()).ifPresent(count -> answer.counted(item.unit(), count));
  }

  private ProductAnswer(Case situation, Shelf.Item item, Draft draft) {
    this.situation = situation;
    this.item = item;
    this.draft = draft;
  }

  private Plan plan() {
    Plan plan = draft.plan(List.of());
    return offersPerson ? plan.with(Task.of(Intent.HUMAN_HANDOFF)) : plan;
  }

  private void header() {
    draft.say("product.header", Map.of("$u", item.path()));
    draft.rest(item.path() + ".title");
  }

  private Product product() {
    return item.product();
  }

  // ---- fields

  private List<String> fields(ProductTopic topic) {
    return product().attributes().keySet().stream()
        .filter(topic::isAbout)
        .filter(this::canBeSaid)
        .toList();
  }

  /** The fields whose names the question says. */
  private List<String> named(String asked) {
    String spaced = StoreWords.spaced(asked);
    return product().attributes().keySet().stream()
        .filter(this::canBeSaid)
        .filter(
            field -> {
              List<String> name = StoreWords.of(field);
              return !name.isEmpty()
                  && name.get(0).length() > 3
                  && StoreWords.holds(spaced, name.get(0));
            })
        .toList();
  }

  private Optional<String> material() {
    return ProductTopic.all().stream()
        .filter(topic -> topic.id().equals("material"))
        .flatMap(topic -> fields(topic).stream())
        .findFirst();
  }

  /** Prose in a field is no word of the catalogue's: it is not stated. */
  private boolean canBeSaid(String field) {
    return situation
        .ledger()
        .at(path(field))
        .filter(fact -> fact.trust() == Trust.SYSTEM)
        .isPresent();
  }

  private String path(String field) {
    return item.path() + ".attributes." + EvidenceLedger.part(field);
  }

  private void field(String topic, String field, String asked) {
    String path = path(field);
    draft.rest(path);
    if (!topic.equals(COMPATIBILITY)) {
      draft.say("product.field", Map.of("{name}", name(field), "$a", path));
      return;
    }
    draft.say("product.compatible", Map.of("$a", path));
    String spaced = StoreWords.spaced(asked);
    boolean listed =
        Arrays.stream(product().attributes().getOrDefault(field, "").split("[,;/]", -1))
            .map(thing -> String.join(" ", StoreWords.of(thing)))
            .anyMatch(thing -> !thing.isEmpty() && StoreWords.holds(spaced, thing));
    if (!listed) {
      draft.say("product.compatible.else", Map.of());
      draft.unknown(Unknown.Kind.ATTRIBUTE, item.path() + "." + COMPATIBILITY);
    }
  }

  private static String name(String field) {
    return String.join(" ", StoreWords.of(field));
  }

  /** The words of a topic that only the product's name holds are no question about it. */
  private boolean isOnlyInTitle(ProductTopic topic, String asked) {
    Set<String> title = new LinkedHashSet<>(StoreWords.of(product().title()));
    String rest =
        StoreWords.of(asked).stream().filter(word -> !title.contains(word)).collect(joining(" "));
    return !ProductTopic.of(rest).contains(topic);
  }

  private void unknown(ProductTopic topic) {
    draft.say("product.unknown", Map.of("{topic}", situation.phrases().get("topic." + topic.id())));
    draft.unknown(Unknown.Kind.ATTRIBUTE, item.path() + "." + topic.id());
    offersPerson |= FOR_A_PERSON.contains(topic.id());
  }

  private void overview(String asked) {
    product().attributes().keySet().stream()
        .filter(this::canBeSaid)
        .limit(MOST_FIELDS)
        .forEach(field -> field("", field, asked));
    price();
    stock();
    draft.say("product.overview.else", Map.of());
    draft.unknown(Unknown.Kind.ATTRIBUTE, item.path());
  }

  // ---- price and stock

  private void price() {
    Variant unit = item.unit();
    if (unit.price() == null) {
      draft.say("store.price.none", Map.of());
      draft.unknown(Unknown.Kind.STOCK_OR_PRICE, item.path());
      return;
    }
    draft.rest(item.path() + ".price");
    draft.say(
        unit.listPrice() == null ? "store.price" : "store.price.reduced",
        Map.of("$u", item.path()));
  }

  private void stock() {
    Optional<Long> count = count(item.unit());
    if (count.isEmpty()) {
      draft.say("store.stock.unknown", Map.of());
      draft.unknown(Unknown.Kind.STOCK_OR_PRICE, StoreFacts.stockPath(item.unit().sku()));
      return;
    }
    counted(item.unit(), count.get());
    if (count.get() == 0) {
      others();
    }
  }

  private void counted(Variant unit, long count) {
    String path = StoreFacts.stockPath(unit.sku());
    draft.rest(path + ".count");
    draft.say(count > 0 ? "store.stock.in" : "store.stock.out", Map.of("$s", path));
    if (count == 0 && situation.ledger().at(path + ".expected").isPresent()) {
      draft.say("store.stock.expected", Map.of("$s", path));
    }
  }

  /** The same product in another size or colour, where there is one. */
  private void others() {
    product().variants().stream()
        .filter(unit -> !unit.sku().equals(item.unit().sku()))
        .limit(MOST_UNITS)
        .filter(unit -> count(unit).filter(count -> count > 0).isPresent())
        .forEach(
            unit -> {
              situation.storefront().unit(item.found(), unit.sku());
              draft.say(
                  "store.stock.other",
                  Map.of("{unit}", label(unit), "$s", StoreFacts.stockPath(unit.sku())));
            });
  }

  private Optional<Long> count(Variant unit) {
    return Shelf.count(situation, unit.sku());
  }

  /** What sets a unit apart, by reference. */
  static String label(Variant unit) {
    String options = options(unit);
    return options.isEmpty() ? "{{" + CommerceFacts.productPath(unit.sku()) + ".sku}}" : options;
  }

  private static String options(Variant unit) {
    return unit.options().keySet().stream()
        .sorted()
        .map(
            name ->
                "{{"
                    + CommerceFacts.productPath(unit.sku())
                    + ".options."
                    + EvidenceLedger.part(name)
                    + "}}")
        .collect(joining(", "));
  }
}
