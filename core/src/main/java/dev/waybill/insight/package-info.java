// SPDX-License-Identifier: Apache-2.0
/**
 * Figures for the people who run the shop, from records and from nothing else: which carriers,
 * units and lanes make customers write, how many issues were really settled, and what that is
 * worth. Pure functions; no model, no clock, no store.
 */
@NullMarked
package dev.waybill.insight;

import org.jspecify.annotations.NullMarked;
