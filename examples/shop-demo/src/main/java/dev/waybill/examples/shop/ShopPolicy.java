// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.policy.Policy;

/** What the shop lets its agent do: the resource {@code shop.policy}. */
final class ShopPolicy {

  static final String FILE = "shop.policy";

  private ShopPolicy() {}

  /** Reads it. */
  static Policy load() {
    return Policy.of(FILE, Tables.resource(FILE));
  }
}
