// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Many simulated customers at once, for soak tests. The same seed gives the same stories in the
 * same order, whatever the number of threads, as long as one conversation does not change what
 * another reads.
 *
 * <pre>{@code
 * List<CustomerStory> stories =
 *     Crowd.of(7).conversations(1_000).threads(2)
 *         .meet((n, seed) -> SimulatedCustomer.of(shop, seed).pursue("c" + n, agent::handle));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Crowd {

  private final long seed;
  private final int conversations;
  private final int threads;
  private final IntConsumer progress;

  /** Plays one conversation. */
  @FunctionalInterface
  public interface Meeting {

    /**
     * Plays it, on one of the crowd's threads.
     *
     * @param number the conversation's number, from 0
     * @param seed the conversation's own seed
     */
    CustomerStory play(int number, long seed);
  }

  private Crowd(long seed, int conversations, int threads, IntConsumer progress) {
    this.seed = seed;
    this.conversations = conversations;
    this.threads = threads;
    this.progress = progress;
  }

  /** A crowd of 100 conversations on one thread. */
  public static Crowd of(long seed) {
    return new Crowd(seed, 100, 1, done -> {});
  }

  /**
   * So many conversations.
   *
   * @throws IllegalArgumentException if fewer than one
   */
  public Crowd conversations(int number) {
    return new Crowd(seed, positive(number, "conversations"), threads, progress);
  }

  /**
   * On so many threads.
   *
   * @throws IllegalArgumentException if fewer than one
   */
  public Crowd threads(int number) {
    return new Crowd(seed, conversations, positive(number, "threads"), progress);
  }

  /** Tells how many have ended, each time one ends, on the thread it ended on. */
  public Crowd progress(IntConsumer ended) {
    return new Crowd(seed, conversations, threads, requireNonNull(ended, "ended"));
  }

  private static int positive(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + number);
    }
    return number;
  }

  /**
   * Plays all conversations.
   *
   * @param meeting plays one
   * @return the stories, by number
   * @throws AssertionError if one of them threw, with its number and seed
   */
  public List<CustomerStory> meet(Meeting meeting) {
    requireNonNull(meeting, "meeting");
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger ended = new AtomicInteger();
      List<Future<CustomerStory>> running = new ArrayList<>();
      for (int n = 0; n < conversations; n++) {
        int number = n;
        running.add(
            pool.submit(
                () -> {
                  CustomerStory story = meeting.play(number, seedOf(number));
                  progress.accept(ended.incrementAndGet());
                  return story;
                }));
      }
      List<CustomerStory> stories = new ArrayList<>();
      for (int n = 0; n < conversations; n++) {
        stories.add(ended(running.get(n), n));
      }
      return List.copyOf(stories);
    } finally {
      pool.shutdownNow();
    }
  }

  private CustomerStory ended(Future<CustomerStory> running, int number) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new AssertionError(
          "conversation " + number + " (seed " + seedOf(number) + ") ended in an exception",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the crowd was interrupted at conversation " + number, e);
    }
  }

  /** Neighbouring numbers get seeds that have nothing in common. */
  private long seedOf(int number) {
    long mixed = seed * 0x9E3779B97F4A7C15L + number;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
