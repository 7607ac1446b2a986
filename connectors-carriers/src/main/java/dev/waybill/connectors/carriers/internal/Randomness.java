// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** A source of chance for many threads over one that need not be safe for them. */
public final class Randomness {

  private final RandomGenerator source;

  /** Over a source. */
  public Randomness(RandomGenerator source) {
    this.source = source;
  }

  /** A time between nought and a limit, the limit excluded unless it is nought. */
  public Duration upTo(Duration limit) {
    long nanos = limit.toNanos();
    if (nanos <= 0) {
      return Duration.ZERO;
    }
    synchronized (source) {
      return Duration.ofNanos(source.nextLong(nanos));
    }
  }

  /** Sixteen bytes in hexadecimal, to tell one request from all others. */
  public String id() {
    byte[] bytes = new byte[16];
    synchronized (source) {
      source.nextBytes(bytes);
    }
    return HexFormat.of().formatHex(bytes);
  }
}
