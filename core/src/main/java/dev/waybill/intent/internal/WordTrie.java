// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words and beginnings of words, each with numbers, looked up letter by letter without making a
 * string. Not changed once frozen, and then safe for use by many threads.
 */
final class WordTrie {

  private static final int[] NONE = {};
  private static final int ABSENT = -1;

  private final Map<Long, Integer> children = new HashMap<>();
  private final List<Set<Integer>> wholes = new ArrayList<>();
  private final List<Set<Integer>> stems = new ArrayList<>();

  private long[] keys = {};
  private int[] targets = {};
  private int[][] ofWholes = {};
  private int[][] ofStems = {};

  WordTrie() {
    node();
  }

  private int node() {
    wholes.add(new LinkedHashSet<>());
    stems.add(new LinkedHashSet<>());
    return wholes.size() - 1;
  }

  /** Adds a number to a word, or to all words that start with a stem, written with a star. */
  void add(String word, int number) {
    boolean stem = word.endsWith("*");
    int length = stem ? word.length() - 1 : word.length();
    int node = 0;
    for (int i = 0; i < length; i++) {
      node = children.computeIfAbsent(key(node, word.charAt(i)), key -> node());
    }
    (stem ? stems : wholes).get(node).add(number);
  }

  /** Makes it ready to be looked up. */
  WordTrie frozen() {
    int size = Integer.highestOneBit(Math.max(16, children.size() * 3)) * 2;
    keys = new long[size];
    targets = new int[size];
    Arrays.fill(keys, ABSENT);
    children.forEach(
        (key, target) -> {
          int at = slot(key);
          keys[at] = key;
          targets[at] = target;
        });
    ofWholes = wholes.stream().map(WordTrie::array).toArray(int[][]::new);
    ofStems = stems.stream().map(WordTrie::array).toArray(int[][]::new);
    return this;
  }

  /**
   * Finds the numbers of a word.
   *
   * @param found where they are put, from {@code at} on; more than it holds are left out
   * @return where the next go
   */
  int find(char[] chars, int start, int end, int[] found, int at) {
    int node = 0;
    int next = at;
    for (int i = start; i < end; i++) {
      int slot = slot(key(node, chars[i]));
      if (keys[slot] == ABSENT) {
        return next;
      }
      node = targets[slot];
      next = put(ofStems[node], found, next);
    }
    return put(ofWholes[node], found, next);
  }

  private static int put(int[] numbers, int[] found, int at) {
    int next = at;
    for (int i = 0; i < numbers.length && next < found.length; i++) {
      found[next++] = numbers[i];
    }
    return next;
  }

  private static long key(int node, char c) {
    return ((long) node << Character.SIZE) | c;
  }

  /** Where a key is, or would be put. */
  private int slot(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> Integer.SIZE) & mask;
    while (keys[at] != key && keys[at] != ABSENT) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int[] array(Set<Integer> numbers) {
    return numbers.isEmpty() ? NONE : numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
