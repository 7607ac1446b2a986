// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Setting;

/** Finds the claims of one kind. */
@FunctionalInterface
interface Finder {
  void find(Draft draft, Setting setting, Found found);
}
