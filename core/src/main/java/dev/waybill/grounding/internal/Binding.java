// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import java.util.Optional;

/** Objects to a value that is held, but of another thing than the one it is said of. */
@FunctionalInterface
interface Binding {
  Optional<Ruling> objection(Claim claim, Reading reading);
}
