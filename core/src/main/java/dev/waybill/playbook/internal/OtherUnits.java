// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.connector.Lookup;
import dev.waybill.playbook.Case;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The units of the product of which a customer holds one, as the catalogue has them now.
 *
 * @param found the product
 * @param held the unit that the customer holds, or null if the catalogue does not tell which it is
 */
record OtherUnits(Lookup.Found<Product> found, @Nullable Variant held) {

  /** Letter sizes, the smallest first. */
  private static final List<String> LETTERS =
      List.of("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl");

  /** What an item is said to be is no wish: "too large" asks for no large one. */
  private static final String COMPLAINT = " too (small|medium|large|big|long|short) ";

  /** Sizes in words, as letters; the longer ones first. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry(" extra large ", " xl "),
          Map.entry(" x large ", " xl "),
          Map.entry(" extra small ", " xs "),
          Map.entry(" x small ", " xs "),
          Map.entry(" large ", " l "),
          Map.entry(" medium ", " m "),
          Map.entry(" small ", " s "));

  /** The units of a line's product; empty if the catalogue does not know it or cannot be read. */
  static Optional<OtherUnits> of(Case situation, OrderLine line) {
    String sku = line.sku();
    Optional<OtherUnits> bySku =
        sku == null
            ? Optional.empty()
            : read(situation, sku)
                .map(found -> new OtherUnits(found, found.value().variant(sku).orElse(null)));
    return bySku.or(() -> byTitle(situation, line));
  }

  /** An order may name a thing without the catalogue's number for it. */
  private static Optional<OtherUnits> byTitle(Case situation, OrderLine line) {
    String title = spaced(line.title());
    List<Product> named =
        situation
            .storefront()
            .search(line.title())
            .fold(Lookup.Found::value, failure -> List.<Product>of())
            .stream()
            .filter(product -> StoreWords.holds(title, spaced(product.title()).strip()))
            .toList();
    return named.size() != 1
        ? Optional.empty()
        : read(situation, named.get(0).variants().get(0).sku())
            .map(found -> new OtherUnits(found, titled(found.value(), title)));
  }

  private static @Nullable Variant titled(Product product, String title) {
    List<Variant> those =
        product.variants().stream()
            .filter(unit -> unit.options().values().stream().allMatch(word -> isIn(title, word)))
            .toList();
    return those.size() == 1 ? those.get(0) : null;
  }

  private static Optional<Lookup.Found<Product>> read(Case situation, String sku) {
    return situation.storefront().product(sku).fold(Optional::of, failure -> Optional.empty());
  }

  /** Every unit but the one that is held. */
  List<Variant> all() {
    return found.value().variants().stream().filter(unit -> !unit.equals(held)).toList();
  }

  /**
   * The units that a text may mean: with the options it names and in all else like the one that is
   * held; or a size bigger or smaller. Empty if it names none.
   */
  List<Variant> wanted(String text) {
    String spaced = spaced(text);
    Map<String, Set<String>> named = named(spaced);
    if (named.isEmpty()) {
      return Wish.BIGGER.isIn(text) ? next(1) : Wish.SMALLER.isIn(text) ? next(-1) : List.of();
    }
    List<Variant> those =
        all().stream()
            .filter(
                unit ->
                    named.entrySet().stream()
                        .allMatch(
                            option ->
                                option
                                    .getValue()
                                    .contains(unit.options().getOrDefault(option.getKey(), ""))))
            .toList();
    List<Variant> alike = those.stream().filter(unit -> isLikeHeld(unit, named.keySet())).toList();
    return alike.isEmpty() ? those : alike;
  }

  /** The options that a text names; of what is held only if nothing else is named. */
  private Map<String, Set<String>> named(String spaced) {
    Map<String, Set<String>> named = new LinkedHashMap<>();
    for (Variant unit : found.value().variants()) {
      unit.options()
          .forEach(
              (option, word) -> {
                if (isIn(spaced, word)) {
                  named.computeIfAbsent(option, none -> new LinkedHashSet<>()).add(word);
                }
              });
    }
    if (held != null) {
      named.forEach(
          (option, words) -> {
            if (words.size() > 1) {
              words.remove(held.options().getOrDefault(option, ""));
            }
          });
    }
    return named;
  }

  private boolean isLikeHeld(Variant unit, Set<String> but) {
    Variant like = held;
    Set<String> options = new LinkedHashSet<>(unit.options().keySet());
    if (like != null) {
      options.addAll(like.options().keySet());
    }
    options.removeAll(but);
    return options.stream()
        .allMatch(
            option ->
                like == null
                    ? !unit.options().containsKey(option)
                    : unit.options()
                        .getOrDefault(option, "")
                        .equals(like.options().getOrDefault(option, "")));
  }

  /** The next size up or down of what is held, where its sizes have an order. */
  private List<Variant> next(int direction) {
    Variant like = held;
    if (like == null) {
      return List.of();
    }
    for (Map.Entry<String, String> option : like.options().entrySet()) {
      OptionalInt size = size(option.getValue());
      if (size.isPresent()) {
        return all().stream()
            .filter(unit -> isLikeHeld(unit, Set.of(option.getKey())))
            .filter(
                unit -> {
                  OptionalInt other = size(unit.options().getOrDefault(option.getKey(), ""));
                  return other.isPresent() && (other.getAsInt() - size.getAsInt()) * direction > 0;
                })
            .min(
                Comparator.comparingInt(
                    unit ->
                        size(unit.options().getOrDefault(option.getKey(), "")).orElse(0)
                            * direction))
            .map(List::of)
            .orElse(List.of());
      }
    }
    return List.of();
  }

  /** A size's place in its order: in half numbers, or of a letter. */
  private static OptionalInt size(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replace(',', '.');
    if (plain.matches("\\d{1,3}(\\.5|\\.0)?")) {
      return OptionalInt.of((int) (Double.parseDouble(plain) * 2));
    }
    int letter = LETTERS.indexOf(spaced(word).strip());
    return letter < 0 ? OptionalInt.empty() : OptionalInt.of(letter);
  }

  private static boolean isIn(String spaced, String word) {
    String plain = spaced(word).strip();
    return !plain.isEmpty() && StoreWords.holds(spaced, plain);
  }

  private static String spaced(String text) {
    String spaced = StoreWords.spaced(text).replaceAll(COMPLAINT, " ");
    for (Map.Entry<String, String> word : WORDS) {
      spaced = spaced.replace(word.getKey(), word.getValue());
    }
    return spaced;
  }
}
