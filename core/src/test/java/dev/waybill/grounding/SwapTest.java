// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** True values in each other's places: made-up shops, each swap of two of them objected to. */
class SwapTest {

  private static final List<String> TITLES =
      List.of("Oak Shelf", "Desk Lamp", "Tea Kettle", "Wall Clock", "Yoga Mat", "Travel Mug");
  private static final List<String> COLOURS = List.of("green", "black", "blue", "silver", "white");

  private final Shop shop = new Shop();

  private record Item(String order, String id, String title, String colour, long price) {
    String says() {
      return String.format(
          Locale.ROOT,
          "Order %s has the %s (item %s, %s) for $%d.%02d.",
          order,
          title,
          id,
          colour,
          price / 100,
          price % 100);
    }
  }

  @RepeatedTest(150)
  void twoTrueValuesInEachOthersPlacesAreObjectedTo(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Item one = item("S" + (2_000 + random.nextInt(1_000)), 0, random);
    Item two = item("S" + (4_000 + random.nextInt(1_000)), 1, random);
    assertThat(shop.verify(one.says()).objections()).as(one.says()).isEmpty();
    assertThat(shop.verify(two.says()).objections()).as(two.says()).isEmpty();

    String swapped =
        switch (random.nextInt(4)) {
          case 0 -> new Item(two.order, one.id, one.title, one.colour, one.price).says();
          case 1 -> new Item(one.order, two.id, one.title, one.colour, one.price).says();
          case 2 -> new Item(one.order, one.id, one.title, two.colour, one.price).says();
          default -> new Item(one.order, one.id, one.title, one.colour, two.price).says();
        };

    assertThat(shop.verify(swapped).holds()).as(swapped).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Product ID: P-77120, item ID: glove-1.  | Product ID: glove-1.",
        "The item ID is glove-1.                 | The item ID is P-77120.",
        "Order S1 came to $40.00.                | Order S1 came to $75.00.",
        "The Work Gloves (item glove-1) were $40.00. | The Work Gloves (item glove-1) were $75.00."
      })
  void aValueOfAnotherKindOrThingIsObjectedTo(String right, String wrong) {
    shop.term("orders.S1.number", Term.Kind.ORDER_NUMBER, "S1");
    shop.add("orders.S1.total", new Amount(Money.ofMinor(4000, "USD")));
    shop.line("S1", "L1", "glove-1", "Work Gloves", 4000, "leather");
    shop.term("orders.S1.lines.L1.item_id", Term.Kind.IDENTIFIER, "glove-1");
    shop.term("orders.S1.lines.L1.product_id", Term.Kind.IDENTIFIER, "P-77120");
    shop.term("orders.S2.number", Term.Kind.ORDER_NUMBER, "S2");
    shop.add("orders.S2.total", new Amount(Money.ofMinor(7500, "USD")));
    shop.line("S2", "L1", "rake-2", "Garden Rake", 7500, "green");

    assertThat(shop.verify(right).objections()).isEmpty();
    assertThat(shop.verify(wrong).holds()).isFalse();
  }

  private Item item(String order, int n, Random random) {
    List<String> titles = new ArrayList<>(TITLES.subList(n * 3, n * 3 + 3));
    Collections.shuffle(titles, random);
    String colour = COLOURS.get(n * 2 + random.nextInt(2));
    long price = 1_000 + n * 10_000L + random.nextInt(8_000);
    Item item =
        new Item(
            order,
            "it-" + (60_000 + n * 1_000 + random.nextInt(900)),
            titles.get(0),
            colour,
            price);
    String path = "orders." + order;
    shop.term(path + ".number", Term.Kind.ORDER_NUMBER, order);
    shop.add(path + ".state", new Status("OPEN"));
    shop.add(path + ".parcelCount", new Count(1));
    shop.line(order, "L1", item.id, item.title, price, colour);
    return item;
  }
}
