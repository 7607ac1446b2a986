// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The systems of record an agent reads. What is null is not connected: the agent says so instead of
 * guessing.
 *
 * @param orders the order-management system
 * @param parcels the carriers
 * @param catalog the catalogue, or null
 * @param inventory how much there is of what, or null
 * @param customers who the customers are, or null
 * @param helpCenter the shop's published articles, or null
 * @param cases the case system, or null
 * @param carts what customers have in their carts, or null
 */
public record Sources(
    Orders orders,
    Parcels parcels,
    @Nullable Catalog catalog,
    @Nullable Inventory inventory,
    @Nullable Customers customers,
    @Nullable HelpCenter helpCenter,
    @Nullable Cases cases,
    @Nullable Carts carts) {

  public Sources {
    requireNonNull(orders, "orders");
    requireNonNull(parcels, "parcels");
  }

  /** Orders and parcels alone. */
  public static Sources of(Orders orders, Parcels parcels) {
    return new Sources(orders, parcels, null, null, null, null, null, null);
  }

  /** The same with a catalogue. */
  public Sources with(@Nullable Catalog other) {
    return new Sources(orders, parcels, other, inventory, customers, helpCenter, cases, carts);
  }

  /** The same with an inventory. */
  public Sources with(@Nullable Inventory other) {
    return new Sources(orders, parcels, catalog, other, customers, helpCenter, cases, carts);
  }

  /** The same with customers. */
  public Sources with(@Nullable Customers other) {
    return new Sources(orders, parcels, catalog, inventory, other, helpCenter, cases, carts);
  }

  /** The same with a help centre. */
  public Sources with(@Nullable HelpCenter other) {
    return new Sources(orders, parcels, catalog, inventory, customers, other, cases, carts);
  }

  /** The same with a case system. */
  public Sources with(@Nullable Cases other) {
    return new Sources(orders, parcels, catalog, inventory, customers, helpCenter, other, carts);
  }

  /** The same with carts. */
  public Sources with(@Nullable Carts other) {
    return new Sources(orders, parcels, catalog, inventory, customers, helpCenter, cases, other);
  }
}
