/** The demo shop: a merchant with tables of its own, its customers, orders and parcels. */
@NullMarked
package dev.waybill.examples.shop;

import org.jspecify.annotations.NullMarked;
