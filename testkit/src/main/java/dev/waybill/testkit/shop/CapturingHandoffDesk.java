// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A desk that keeps what it is handed. The same case handed over twice gets the same reference and
 * is kept once. Safe for use by many threads.
 */
public final class CapturingHandoffDesk implements HandoffDesk {

  private final Map<String, HandoffPacket> packets = new LinkedHashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private int failing;
  private int refused;

  private final Function<HandoffPacket, String> naming;

  /** A desk that takes every case, and refers to them as {@code H-1}, {@code H-2} and so on. */
  public CapturingHandoffDesk() {
    this.naming = packet -> "H-" + (references.size() + 1);
  }

  private CapturingHandoffDesk(Function<HandoffPacket, String> naming) {
    this.naming = naming;
  }

  /**
   * A desk that takes every case, and refers to it by what follows from the case alone, so that
   * references do not depend on which of several conversations was faster.
   */
  public static CapturingHandoffDesk referringByCase() {
    return new CapturingHandoffDesk(CapturingHandoffDesk::referenceOf);
  }

  private static String referenceOf(HandoffPacket packet) {
    CRC32 sum = new CRC32();
    sum.update(packet.key().getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "H-%010d", sum.getValue());
  }

  /** The next so many cases are not taken. */
  public synchronized CapturingHandoffDesk failNext(int times) {
    failing = times;
    return this;
  }

  @Override
  public synchronized String open(HandoffPacket packet) throws HandoffException {
    if (failing > 0) {
      failing--;
      refused++;
      throw new HandoffException("the desk answers 503");
    }
    packets.putIfAbsent(packet.key(), packet);
    return references.computeIfAbsent(packet.key(), key -> naming.apply(packet));
  }

  /** The cases taken, oldest first, each once. */
  public synchronized List<HandoffPacket> packets() {
    return List.copyOf(packets.values());
  }

  /** How many cases were not taken. */
  public synchronized int refused() {
    return refused;
  }
}
