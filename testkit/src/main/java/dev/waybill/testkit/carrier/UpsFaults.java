// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which fault comes next. A fault of one number goes before a fault of all. */
final class UpsFaults {

  private static final String ALL = "";

  private final Map<String, Planned> planned = new HashMap<>();
  private @Nullable Planned forTokens;

  synchronized void plan(UpsFault fault, int times) {
    planned.put(ALL, new Planned(fault, times));
  }

  synchronized void plan(String number, UpsFault fault, int times) {
    planned.put(number, new Planned(fault, times));
  }

  synchronized void planForTokens(UpsFault fault, int times) {
    forTokens = new Planned(fault, times);
  }

  synchronized void clear() {
    planned.clear();
    forTokens = null;
  }

  synchronized Optional<UpsFault> next(String number) {
    Planned own = planned.get(number);
    return take(own != null && own.left > 0 ? own : planned.get(ALL));
  }

  synchronized Optional<UpsFault> nextForToken() {
    return take(forTokens);
  }

  private static Optional<UpsFault> take(@Nullable Planned planned) {
    if (planned == null || planned.left == 0) {
      return Optional.empty();
    }
    planned.left--;
    return Optional.of(planned.fault);
  }

  private static final class Planned {
    private final UpsFault fault;
    private int left;

    Planned(UpsFault fault, int times) {
      if (times < 1) {
        throw new IllegalArgumentException("a fault must happen at least once, not " + times);
      }
      this.fault = fault;
      this.left = times;
    }
  }
}
