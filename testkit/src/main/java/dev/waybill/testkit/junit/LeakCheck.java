// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/**
 * Looks whether anything is left open: threads that were started since the check began and still
 * live, connections of watched data sources, and whatever else can be counted.
 *
 * <pre>{@code
 * try (LeakCheck leaks = LeakCheck.begin()) {
 *   DataSource watched = leaks.watch("shop-db", dataSource);
 *   leaks.watch("the carrier's connections", client.connectionPool()::connectionCount);
 *   try (CommerceAgent agent = agentOver(watched)) {
 *     ...
 *   }
 * } // fails here if something is left
 * }</pre>
 *
 * <p>Not counted are threads of the JVM itself, of JUnit, and the ones that OkHttp and Okio share
 * between all clients of a JVM. Safe for use by many threads.
 */
public final class LeakCheck implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> SHARED =
      List.of(
          "OkHttp TaskRunner",
          "Okio Watchdog",
          "ForkJoinPool",
          "CompletableFutureDelayScheduler",
          "junit",
          "surefire",
          "process reaper");

  private final Set<Thread> before;
  private final boolean seesAllThreads;
  private final List<String> ignored = new CopyOnWriteArrayList<>(SHARED);
  private final List<WatchedDataSource> dataSources = new CopyOnWriteArrayList<>();
  private final List<WatchedThreads> factories = new CopyOnWriteArrayList<>();
  private final Map<String, IntSupplier> counts = new ConcurrentHashMap<>();
  private Duration patience = PATIENCE;

  private LeakCheck(boolean seesAllThreads) {
    this.seesAllThreads = seesAllThreads;
    this.before = threads();
  }

  /**
   * Begins: threads that live now are no leaks. For tests that run alone, since a thread that
   * another test starts meanwhile cannot be told from one of this test.
   */
  public static LeakCheck begin() {
    return new LeakCheck(true);
  }

  /**
   * Begins for a test that runs beside others: of threads, only the ones made by {@link
   * #threads(String)} are looked at.
   */
  public static LeakCheck besideOthers() {
    return new LeakCheck(false);
  }

  /** How long a thread may take to end; 10 seconds unless said otherwise. */
  public LeakCheck patience(Duration time) {
    patience = requireNonNull(time, "time");
    return this;
  }

  /** Threads whose name begins so may stay. */
  public LeakCheck ignoring(String threadNamePrefix) {
    ignored.add(requireNonNull(threadNamePrefix, "threadNamePrefix"));
    return this;
  }

  /**
   * Watches a data source.
   *
   * @param name its name in messages
   * @param dataSource the data source
   * @return the same, watched: what is opened here must be closed
   */
  public DataSource watch(String name, DataSource dataSource) {
    WatchedDataSource watched =
        new WatchedDataSource(requireNonNull(name, "name"), requireNonNull(dataSource, "source"));
    dataSources.add(watched);
    return watched.dataSource();
  }

  /**
   * Watches anything that can be counted: {@code pool::connectionCount} of an OkHttp client.
   *
   * @param name its name in messages
   * @param open how many are open; must be 0 in the end
   */
  public LeakCheck watch(String name, IntSupplier open) {
    counts.put(requireNonNull(name, "name"), requireNonNull(open, "open"));
    return this;
  }

  /** Makes daemon threads, named so and numbered, whose start is remembered. */
  public ThreadFactory threads(String name) {
    WatchedThreads factory = new WatchedThreads(requireNonNull(name, "name"));
    factories.add(factory);
    return factory;
  }

  /** What is still open, after waiting for threads to end. */
  public List<Leak> leaks() {
    WatchedThreads.Deadline deadline = new WatchedThreads.Deadline(patience);
    List<Leak> leaks = new ArrayList<>();
    factories.forEach(factory -> leaks.addAll(factory.leaks(deadline)));
    if (seesAllThreads) {
      leaks.addAll(otherThreads(deadline));
    }
    dataSources.forEach(dataSource -> leaks.addAll(dataSource.leaks()));
    counts.forEach(
        (name, open) -> {
          int left = open.getAsInt();
          if (left != 0) {
            leaks.add(new Leak(name + ": " + left + " still open", List.of()));
          }
        });
    return leaks;
  }

  private List<Leak> otherThreads(WatchedThreads.Deadline deadline) {
    List<Leak> leaks = new ArrayList<>();
    for (Thread thread : threads()) {
      if (!before.contains(thread)
          && isOurs(thread)
          && factories.stream().noneMatch(factory -> factory.has(thread))
          && !deadline.awaitEnd(thread)) {
        leaks.add(new Leak(WatchedThreads.described(thread) + ", now", WatchedThreads.now(thread)));
      }
    }
    return leaks;
  }

  private boolean isOurs(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && !group.getName().equals("system")
        && !group.getName().equals("InnocuousThreadGroup")
        && ignored.stream().noneMatch(prefix -> thread.getName().startsWith(prefix));
  }

  private static Set<Thread> threads() {
    return Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  /**
   * Fails if something is left open.
   *
   * @throws AssertionError with what it is and where it was opened
   */
  public void check() {
    List<Leak> leaks = leaks();
    if (!leaks.isEmpty()) {
      StringBuilder message = new StringBuilder("Left open after the test:");
      for (Leak leak : leaks) {
        message.append("\n  ").append(leak.what());
        leak.where().forEach(line -> message.append("\n      ").append(line));
      }
      throw new AssertionError(message.toString());
    }
  }

  /** The same as {@link #check()}. */
  @Override
  public void close() {
    check();
  }
}
