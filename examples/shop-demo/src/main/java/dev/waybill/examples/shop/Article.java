// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.List;

/**
 * Something the shop sells.
 *
 * @param sku the article number
 * @param title the name
 * @param euros the price in euros, from which the other prices follow
 */
record Article(String sku, String title, int euros) {

  static final Article DESK = new Article("MB-1180", "Standing desk Alder, oak", 429);

  static final Article PREORDERED = new Article("LU-0042", "Desk lamp Halo, second edition", 79);

  static final List<Article> ASSORTMENT =
      List.of(
          new Article("TX-2001", "Linen throw, sand", 49),
          new Article("KU-3310", "Stoneware mug, set of four", 36),
          new Article("LU-0017", "Desk lamp Halo", 69),
          new Article("TX-2044", "Wool cushion, rust", 29),
          new Article("HG-5102", "Indoor plant stand", 58),
          new Article("KU-3391", "Pour-over coffee set", 64),
          new Article("PA-7700", "Notebook, dotted, A5", 14),
          new Article("EL-9015", "Wireless charger, walnut", 45),
          new Article("RG-6230", "Hand-woven rug, 120 x 180", 189),
          new Article("KU-3402", "Cast-iron pan, 26 cm", 72));
}
