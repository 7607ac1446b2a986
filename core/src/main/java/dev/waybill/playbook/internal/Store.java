// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what is asked of the shop's products before anything is ordered. */
public final class Store {

  private static final int SHOWN = 3;

  private final Case situation;
  private final Shelf shelf;

  /** For one case. */
  public Store(Case situation) {
    this.situation = situation;
    this.shelf = new Shelf(situation);
  }

  /** What a product is like. */
  public Plan question() {
    return situation.storefront().hasCatalog()
        ? shelf.one(item -> new ProductAnswer(situation, item).question(), search -> which())
        : unsupported();
  }

  /** What a product costs; that there is no discount, if that is what is asked for. */
  public Plan price() {
    if (Discounts.areWanted(situation.text())) {
      return shelf.one(item -> new ProductAnswer(situation, item).priced(), search -> discount());
    }
    return situation.storefront().hasCatalog()
        ? shelf.one(item -> new ProductAnswer(situation, item).priced(), search -> which())
        : unsupported();
  }

  /** That the agent gives no discount and no other shop's price, as the policy has it. */
  public Plan discount() {
    Draft draft = new Draft(situation.phrases());
    new Discounts(situation).say(draft);
    return draft.plan(List.of());
  }

  /** How to order, and what it costs if it is plain what is meant. */
  public Plan order() {
    Plan how = Plan.say(situation.phrases().get("order.how"));
    return situation.storefront().hasCatalog()
        ? shelf.one(item -> new ProductAnswer(situation, item).toOrder(), search -> how)
        : how;
  }

  /** Whether there is one, and which fit. */
  public Plan search() {
    if (!situation.storefront().hasCatalog()) {
      return unsupported();
    }
    Lookup<List<Product>> search = situation.storefront().search(Shelf.asked(situation));
    if (Shelf.isOutage(search)) {
      return shelf.down();
    }
    List<Product> found = search.fold(Lookup.Found::value, failure -> List.<Product>of());
    Optional<Shelf.Item> named = shelf.named(found);
    if (named.isPresent()) {
      return new ProductAnswer(situation, named.get()).availability();
    }
    List<Shelf.Item> fitting = fitting(found);
    if (fitting.isEmpty()) {
      return shelf
          .atHand()
          .map(item -> new ProductAnswer(situation, item).availability())
          .orElseGet(this::nothing);
    }
    Draft draft = new Draft(situation.phrases());
    draft.say("search.found", Map.of());
    fitting.forEach(item -> new ProductAnswer(situation, item).line(draft));
    return draft.plan(List.of());
  }

  /** Those that fit as they are now, in the catalogue's order. */
  private List<Shelf.Item> fitting(List<Product> found) {
    Constraints constraints = Constraints.of(Shelf.asked(situation));
    List<Shelf.Item> fitting = new ArrayList<>();
    for (Product indexed : found) {
      if (fitting.size() < SHOWN) {
        situation
            .storefront()
            .product(indexed.variants().get(0).sku())
            .fold(live -> unit(live, constraints), failure -> Optional.<Shelf.Item>empty())
            .ifPresent(fitting::add);
      }
    }
    return fitting;
  }

  private Optional<Shelf.Item> unit(Lookup.Found<Product> live, Constraints constraints) {
    Optional<Variant> fits =
        live.value().variants().stream()
            .filter(unit -> constraints.fits(live.value(), unit))
            .findFirst();
    fits.ifPresent(unit -> situation.storefront().unit(live, unit.sku()));
    return fits.map(unit -> new Shelf.Item(live, unit));
  }

  private Plan nothing() {
    Draft draft = new Draft(situation.phrases());
    draft.say("search.none", Map.of());
    draft.say("offer.person", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, "shop");
    return draft.plan(List.of()).with(Task.of(Intent.HUMAN_HANDOFF));
  }

  private Plan which() {
    return Plan.ask(Outcome.Question.WHICH_ITEM, situation.phrases().get("ask.product"))
        .with(Shelf.asking(situation));
  }

  /** Without a catalogue nobody here knows the products. */
  private Plan unsupported() {
    return Plan.handOff(
        situation.phrases().get("person.unsupported"),
        new Plan.Handoff(HandoffQueue.SUPPORT, HandoffReason.NOT_SUPPORTED, null, false),
        List.of(new Unknown(Unknown.Kind.ANSWER, "shop")));
  }
}
