// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * Keeps actions in the memory of this process: for tests and demos. After a restart it knows of no
 * action, so a shop that moves money needs a journal that outlives the process. Safe for use by
 * many threads.
 */
public final class InMemoryActionJournal implements ActionJournal {

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public boolean intend(Entry entry) {
    if (entry.state() != State.INTENDED) {
      throw new IllegalArgumentException("an entry to intend must be INTENDED");
    }
    boolean[] written = new boolean[1];
    entries.compute(
        entry.key(),
        (key, held) -> {
          written[0] = held == null || mayBeTriedAgain(held);
          return written[0] ? entry : held;
        });
    return written[0];
  }

  private static boolean mayBeTriedAgain(Entry held) {
    return held.state() == State.FAILED && held.settled();
  }

  @Override
  public void done(String key, Receipt receipt) {
    change(key, entry -> entry.to(State.DONE, receipt));
  }

  @Override
  public void failed(String key) {
    change(key, entry -> entry.to(State.FAILED, null));
  }

  @Override
  public void unknown(String key) {
    change(key, entry -> entry.to(State.UNKNOWN, null));
  }

  @Override
  public void settled(String key) {
    change(key, Entry::settle);
  }

  @Override
  public List<Entry> open() {
    return entries.values().stream().filter(entry -> !entry.settled()).toList();
  }

  private void change(String key, UnaryOperator<Entry> step) {
    if (entries.computeIfPresent(key, (same, entry) -> step.apply(entry)) == null) {
      throw new IllegalStateException("nothing was intended under the key " + key);
    }
  }
}
