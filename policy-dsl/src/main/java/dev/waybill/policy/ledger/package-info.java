// SPDX-License-Identifier: Apache-2.0
/** What was done before: the counts and totals that limits are held against. */
@NullMarked
package dev.waybill.policy.ledger;

import org.jspecify.annotations.NullMarked;
