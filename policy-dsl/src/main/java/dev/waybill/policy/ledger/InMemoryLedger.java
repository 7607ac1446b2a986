// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A ledger in the memory of this process: for tests, and for a single process that may forget its
 * history when it ends. It knows nothing of other processes.
 *
 * <p>It keeps every entry until {@link #forgetBefore} is called; an entry takes about 300 bytes.
 * Call that once in a while with the longest window of the policies, or limits "for ever" keep it
 * all. Counting takes time in the entries of one key.
 *
 * <p>Safe for use by several threads: every call sees all calls that ended before.
 */
public final class InMemoryLedger implements Ledger {

  private final Map<String, Held> byId = new HashMap<>();
  private final Map<String, Map<String, List<Held>>> byKey = new HashMap<>();

  /** Makes an empty ledger. */
  public InMemoryLedger() {}

  @Override
  public synchronized Usage usage(Query query) {
    long count = 0;
    long total = 0;
    for (Held held :
        byKey.getOrDefault(query.counter(), Map.of()).getOrDefault(query.key(), List.of())) {
      Entry entry = held.entry;
      boolean counts =
          query.actions().contains(entry.action())
              && (query.after() == null || entry.at().isAfter(query.after()));
      if (counts) {
        count++;
        Long amount = query.total() == null ? null : entry.amounts().get(query.total());
        total = amount == null ? total : plus(total, amount);
      }
    }
    return new Usage(count, total);
  }

  @Override
  public synchronized Reservation reserve(Entry entry, List<LimitCheck> limits) {
    Held before = byId.get(entry.id());
    if (before != null) {
      if (!before.entry.action().equals(entry.action())
          || !before.entry.amounts().equals(entry.amounts())) {
        throw new IllegalArgumentException(
            "The id "
                + entry.id()
                + " is that of another action or of other amounts: one id stands for one action.");
      }
      return new Reservation.Reserved(entry.id(), before.entry.at());
    }
    List<String> exceeded = new ArrayList<>();
    for (LimitCheck limit : limits) {
      Usage usage = usage(limit.query());
      String argument = limit.query().total();
      long with =
          argument == null
              ? usage.count() + 1
              : plus(usage.total(), amount(entry, argument, limit));
      if (with > limit.bound()) {
        exceeded.add(limit.rule());
      }
    }
    if (!exceeded.isEmpty()) {
      return new Reservation.Exceeded(exceeded);
    }
    Held held = new Held(entry);
    byId.put(entry.id(), held);
    for (Map.Entry<String, String> key : entry.keys().entrySet()) {
      byKey
          .computeIfAbsent(key.getKey(), name -> new HashMap<>())
          .computeIfAbsent(key.getValue(), value -> new ArrayList<>())
          .add(held);
    }
    return new Reservation.Reserved(entry.id(), entry.at());
  }

  private static long amount(Entry entry, String argument, LimitCheck limit) {
    Long amount = entry.amounts().get(argument);
    if (amount == null) {
      throw new IllegalArgumentException(
          "The limit \""
              + limit.rule()
              + "\" adds up "
              + argument
              + ", so the entry "
              + entry.id()
              + " must have it.");
    }
    return amount;
  }

  /**
   * Stays at the end of the range rather than start again at the other: a limit must not reopen.
   */
  private static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  @Override
  public synchronized void commit(String id) {
    Held held = byId.get(id);
    if (held == null) {
      throw new IllegalStateException(
          "There is no reservation " + id + " to commit: reserve first, and do not release it.");
    }
    held.committed = true;
  }

  @Override
  public synchronized void release(String id) {
    Held held = byId.get(id);
    if (held == null) {
      return;
    }
    if (held.committed) {
      throw new IllegalStateException(
          "The entry " + id + " was committed: what was done cannot be released.");
    }
    remove(held);
  }

  /**
   * Forgets the committed entries before a point in time. Reservations stay.
   *
   * @param time entries before it are forgotten
   * @return how many were forgotten
   */
  public synchronized int forgetBefore(Instant time) {
    List<Held> old = new ArrayList<>();
    for (Held held : byId.values()) {
      if (held.committed && held.entry.at().isBefore(time)) {
        old.add(held);
      }
    }
    for (Held held : old) {
      remove(held);
    }
    return old.size();
  }

  private void remove(Held held) {
    byId.remove(held.entry.id());
    for (Map.Entry<String, String> key : held.entry.keys().entrySet()) {
      Map<String, List<Held>> values = byKey.getOrDefault(key.getKey(), Map.of());
      List<Held> entries = values.getOrDefault(key.getValue(), List.of());
      Iterator<Held> each = entries.iterator();
      while (each.hasNext()) {
        if (each.next() == held) {
          each.remove();
        }
      }
      if (entries.isEmpty()) {
        values.remove(key.getValue());
      }
    }
  }

  private static final class Held {
    private final Entry entry;
    private boolean committed;

    private Held(Entry entry) {
      this.entry = entry;
    }
  }
}
