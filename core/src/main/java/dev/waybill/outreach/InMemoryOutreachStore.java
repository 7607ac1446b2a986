// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps it in memory: lost at a restart. For tests and for trying things out. */
public final class InMemoryOutreachStore implements OutreachStore {

  private final Map<String, Pending> waiting = new HashMap<>();
  private final Map<String, Dealt> dealt = new HashMap<>();
  private final Set<String> sent = new HashSet<>();

  /** Makes an empty store. */
  public InMemoryOutreachStore() {}

  @Override
  public synchronized List<Pending> pending() {
    return waiting.values().stream()
        .sorted(Comparator.comparing(Pending::due).thenComparing(pending -> pending.event().slot()))
        .toList();
  }

  @Override
  public synchronized Optional<Pending> pending(String slot) {
    return Optional.ofNullable(waiting.get(slot));
  }

  @Override
  public synchronized void keep(String slot, Pending pending) {
    waiting.put(slot, pending);
  }

  @Override
  public synchronized void drop(String slot) {
    waiting.remove(slot);
  }

  @Override
  public synchronized Optional<Dealt> dealt(String slot) {
    return Optional.ofNullable(dealt.get(slot));
  }

  @Override
  public synchronized void dealt(String slot, Dealt done) {
    dealt.put(slot, done);
  }

  @Override
  public synchronized boolean isSent(String key) {
    return sent.contains(key);
  }

  @Override
  public synchronized void sent(String key) {
    sent.add(key);
  }
}
