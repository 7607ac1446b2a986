// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;

/** Decides claims of one kind against the facts. */
@FunctionalInterface
interface Rule {
  Ruling judge(Claim claim, Reading reading);
}
