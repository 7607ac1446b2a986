// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Unknown;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Storefront;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which product a message is about: the one it names, else the one on whose page it was written,
 * else the one talked of before. Where several are named alike, the customer is asked which.
 */
public final class Shelf {

  private static final String ASKED = "asked";
  private static final int AT_ONCE = 4;
  private static final int SHORTEST_NAME = 3;

  private final Case situation;
  private final Storefront store;

  /** Makes the selection for a case. */
  public Shelf(Case situation) {
    this.situation = requireNonNull(situation, "situation");
    this.store = situation.storefront();
  }

  /**
   * A product as it is now, and the unit that is meant.
   *
   * @param found the product
   * @param unit the unit
   */
  record Item(Lookup.Found<Product> found, Variant unit) {

    Product product() {
      return found.value();
    }

    /** Where the facts of the unit stand. */
    String path() {
      return CommerceFacts.productPath(unit.sku());
    }
  }

  /**
   * Selects one product.
   *
   * @param about for the product
   * @param nothing if it is not plain which is meant
   */
  Plan one(Function<Item, Plan> about, Function<Lookup<List<Product>>, Plan> nothing) {
    Lookup<List<Product>> search = store.search(situation.text());
    if (isOutage(search)) {
      return down();
    }
    List<Product> found = search.fold(Lookup.Found::value, failure -> List.<Product>of());
    List<Product> whole = found.stream().filter(this::isNamedInFull).toList();
    if (whole.size() == 1) {
      return of(whole.get(0), about);
    }
    Optional<String> here = here();
    List<Product> byHead = found.stream().filter(this::isNamedByHead).toList();
    if (byHead.isEmpty() && here.isPresent()) {
      return of(here.get(), about);
    }
    if (byHead.isEmpty() && whole.isEmpty()) {
      return earlier().map(product -> of(product, about)).orElseGet(() -> nothing.apply(search));
    }
    List<Product> fitting = whole.isEmpty() ? best(byHead) : whole;
    return fitting.size() == 1 ? of(fitting.get(0), about) : which(fitting);
  }

  /**
   * The one product that the message names in full, or else the one it is plainly written about.
   */
  Optional<Item> named(List<Product> found) {
    List<Product> whole = found.stream().filter(this::isNamedInFull).toList();
    return whole.size() == 1 ? read(unit(whole.get(0)).sku()) : Optional.empty();
  }

  /** The product on whose page the message was written, or that was talked of before. */
  Optional<Item> atHand() {
    return here().flatMap(this::read);
  }

  static boolean isOutage(Lookup<?> lookup) {
    return lookup.fold(found -> false, failure -> failure.kind().isOutage());
  }

  private Optional<String> here() {
    return Optional.ofNullable(store.viewed()).or(() -> store.talkedOf().stream().findFirst());
  }

  /** What was named in full earlier, by either side: the latest. */
  private Optional<Product> earlier() {
    for (String said : store.saidBefore()) {
      String spaced = StoreWords.spaced(said);
      List<Product> named =
          store.search(said).fold(Lookup.Found::value, failure -> List.<Product>of()).stream()
              .filter(product -> isInFull(product, spaced))
              .toList();
      if (named.size() == 1) {
        return Optional.of(named.get(0));
      }
    }
    return Optional.empty();
  }

  private boolean isNamedInFull(Product product) {
    return isInFull(product, StoreWords.spaced(situation.text()));
  }

  /** Every word of the title, in any order; or a unit's number. */
  private static boolean isInFull(Product product, String spaced) {
    List<String> title = StoreWords.of(product.title());
    boolean titled =
        !title.isEmpty() && title.stream().allMatch(word -> StoreWords.holds(spaced, word));
    return titled
        || product.variants().stream()
            .map(unit -> StoreWords.spaced(unit.sku()).strip())
            .anyMatch(sku -> sku.length() > SHORTEST_NAME && StoreWords.holds(spaced, sku));
  }

  /** By what kind of thing it is: the last word of its title that is a word. */
  private boolean isNamedByHead(Product product) {
    Set<String> said = new HashSet<>();
    StoreWords.of(situation.text()).forEach(word -> said.add(StoreWords.singular(word)));
    List<String> title = StoreWords.of(product.title());
    for (int i = title.size() - 1; i >= 0; i--) {
      String word = title.get(i);
      if (word.length() >= SHORTEST_NAME && word.chars().allMatch(Character::isLetter)) {
        return said.contains(StoreWords.singular(word));
      }
    }
    return false;
  }

  /** Those of which most words of the title are said. */
  private List<Product> best(List<Product> products) {
    String spaced = StoreWords.spaced(situation.text());
    long most = products.stream().mapToLong(product -> shared(product, spaced)).max().orElse(0);
    return products.stream().filter(product -> shared(product, spaced) == most).toList();
  }

  private static long shared(Product product, String spaced) {
    return StoreWords.of(product.title()).stream()
        .distinct()
        .filter(word -> StoreWords.holds(spaced, word))
        .count();
  }

  private Plan of(Product product, Function<Item, Plan> about) {
    return of(unit(product).sku(), about);
  }

  private Plan of(String sku, Function<Item, Plan> about) {
    return read(sku).map(about).orElseGet(this::down);
  }

  /** Reads a product as it is now; empty if it cannot be read. */
  Optional<Item> read(String sku) {
    return store
        .product(sku)
        .fold(
            found ->
                found.value().variants().stream()
                    .filter(unit -> unit.sku().equals(sku))
                    .findFirst()
                    .map(
                        read -> {
                          Variant unit = unit(found.value());
                          boolean options = !unit.options().isEmpty();
                          Variant meant = options ? unit : read;
                          store.unit(found, meant.sku());
                          return new Item(found, meant);
                        }),
            failure -> Optional.empty());
  }

  /** The unit whose options the message names most of; the first if it names none. */
  Variant unit(Product product) {
    String spaced = StoreWords.spaced(situation.text());
    Variant best = product.variants().get(0);
    long most = -1;
    for (Variant unit : product.variants()) {
      long named =
          unit.options().values().stream()
              .filter(word -> StoreWords.holds(spaced, String.join(" ", StoreWords.of(word))))
              .count();
      if (named > most) {
        most = named;
        best = unit;
      }
    }
    return best;
  }

  private Plan which(List<Product> several) {
    Draft draft = new Draft(situation.phrases());
    draft.say("ask.which-product", Map.of());
    List<String> asked = new ArrayList<>();
    for (Product product : several) {
      if (asked.size() < AT_ONCE) {
        read(unit(product).sku())
            .ifPresent(
                item -> {
                  asked.add(item.path());
                  draft.newPoint();
                  draft.say("item", Map.of("$l", item.path()));
                });
      }
    }
    if (asked.isEmpty()) {
      return down();
    }
    return Plan.ask(Outcome.Question.WHICH_ITEM, draft.plan(List.of()).draft())
        .with(asking(situation));
  }

  /** What the customer asked, kept until it is plain of what. */
  static Task asking(Case situation) {
    return Task.of(situation.intent()).with(ASKED, asked(situation));
  }

  /** The question: of this message, and of the one before that it goes on with. */
  static String asked(Case situation) {
    Task task = situation.task();
    String before = task == null ? "" : task.note(ASKED).orElse("") + " ";
    return (before + situation.text()).strip();
  }

  /** How many of a unit there are now; empty if nobody counts them or it cannot be read. */
  static Optional<Long> count(Case situation, String sku) {
    return situation
        .storefront()
        .stock(sku)
        .fold(
            found ->
                found.value().available().isPresent()
                    ? Optional.of(found.value().available().getAsLong())
                    : Optional.empty(),
            failure -> Optional.empty());
  }

  /** The catalogue does not answer. */
  Plan down() {
    Draft draft = new Draft(situation.phrases());
    draft.say("store.down", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, "shop");
    return draft.plan(List.of());
  }
}
