// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decision diagrams whose nodes have one child per cell of their level, in a fixed order of levels
 * and without duplicates: two diagrams that say the same are the same number.
 *
 * <p>A leaf with value {@code v}, at least 0, is the number {@code ~v}; other nodes are numbered
 * from 0. Not for use by several threads.
 */
final class Diagrams {

  /** What two leaves become together. */
  abstract static class Join {
    private final IntMap done = new IntMap();

    /** Gives the value of two leaves together. */
    abstract int leaves(int left, int right);

    /**
     * Gives the result for two nodes if it needs no look inside; {@link IntMap#NONE} if it does.
     */
    int shortcut(int left, int right) {
      return IntMap.NONE;
    }
  }

  /** What a leaf becomes. */
  interface Leaf {
    /** Gives the new value of a leaf. */
    int of(int value);
  }

  private final int budget;
  private int[] level = new int[1024];
  private int[][] children = new int[1024][];
  private int size;
  private int[] table = new int[4096];
  private final IntMap pairs = new IntMap();
  private int pairCount;
  private final IntMap chosen = new IntMap();

  Diagrams(int budget) {
    this.budget = budget;
    Arrays.fill(table, -1);
  }

  static int leaf(int value) {
    return ~value;
  }

  static boolean isLeaf(int node) {
    return node < 0;
  }

  static int value(int leaf) {
    return ~leaf;
  }

  /** Gives the level of a node; the greatest number for a leaf. */
  int level(int node) {
    return node < 0 ? Integer.MAX_VALUE : level[node];
  }

  int child(int node, int cell) {
    return children[node][cell];
  }

  int arity(int node) {
    return children[node].length;
  }

  int size() {
    return size;
  }

  /** Gives the node with these children, which it keeps. */
  int make(int at, int[] kids) {
    boolean same = true;
    for (int i = 1; i < kids.length && same; i++) {
      same = kids[i] == kids[0];
    }
    if (same) {
      return kids[0];
    }
    int mask = table.length - 1;
    int slot = hash(at, kids) & mask;
    while (table[slot] >= 0) {
      int node = table[slot];
      if (level[node] == at && Arrays.equals(children[node], kids)) {
        return node;
      }
      slot = (slot + 1) & mask;
    }
    if (size >= budget) {
      throw new BudgetExceededException("more than " + budget + " cases to tell apart");
    }
    if (size == level.length) {
      level = Arrays.copyOf(level, 2 * size);
      children = Arrays.copyOf(children, 2 * size);
    }
    level[size] = at;
    children[size] = kids;
    table[slot] = size++;
    if (2 * size > table.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    int mask = table.length - 1;
    for (int node = 0; node < size; node++) {
      int slot = hash(level[node], children[node]) & mask;
      while (table[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = node;
    }
  }

  private static int hash(int at, int[] kids) {
    int hash = at * 0x9E3779B9;
    for (int kid : kids) {
      hash = (hash ^ kid) * 0x85EBCA6B;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  /** Joins two diagrams leaf by leaf. */
  int join(Join how, int left, int right) {
    if (left < 0 && right < 0) {
      return leaf(how.leaves(~left, ~right));
    }
    int quick = how.shortcut(left, right);
    if (quick != IntMap.NONE) {
      return quick;
    }
    long key = IntMap.pair(left, right);
    int known = how.done.get(key);
    if (known != IntMap.NONE) {
      return known;
    }
    int at = Math.min(level(left), level(right));
    boolean goLeft = level(left) == at;
    boolean goRight = level(right) == at;
    int[] kids = new int[(goLeft ? children[left] : children[right]).length];
    for (int i = 0; i < kids.length; i++) {
      kids[i] = join(how, goLeft ? children[left][i] : left, goRight ? children[right][i] : right);
    }
    int result = make(at, kids);
    how.done.put(key, result);
    return result;
  }

  /** Gives the first diagram where the condition's leaf is 1 and the second where it is 0. */
  int choose(int condition, int then, int otherwise) {
    if (condition < 0) {
      return ~condition == 0 ? otherwise : then;
    }
    if (then == otherwise) {
      return then;
    }
    long both = IntMap.pair(then, otherwise);
    int pair = pairs.get(both);
    if (pair == IntMap.NONE) {
      pair = pairCount++;
      pairs.put(both, pair);
    }
    long key = IntMap.pair(condition, pair);
    int known = chosen.get(key);
    if (known != IntMap.NONE) {
      return known;
    }
    int at = Math.min(level[condition], Math.min(level(then), level(otherwise)));
    int[] shape =
        level[condition] == at
            ? children[condition]
            : level(then) == at ? children[then] : children[otherwise];
    int[] kids = new int[shape.length];
    for (int i = 0; i < kids.length; i++) {
      kids[i] =
          choose(
              level[condition] == at ? children[condition][i] : condition,
              level(then) == at ? children[then][i] : then,
              level(otherwise) == at ? children[otherwise][i] : otherwise);
    }
    int result = make(at, kids);
    chosen.put(key, result);
    return result;
  }

  /** Gives every leaf a new value. */
  int map(int node, Leaf leaf) {
    return map(node, leaf, new IntMap());
  }

  private int map(int node, Leaf leaf, IntMap done) {
    if (node < 0) {
      return leaf(leaf.of(~node));
    }
    int known = done.get(node);
    if (known != IntMap.NONE) {
      return known;
    }
    int[] kids = new int[children[node].length];
    for (int i = 0; i < kids.length; i++) {
      kids[i] = map(children[node][i], leaf, done);
    }
    int result = make(level[node], kids);
    done.put(node, result);
    return result;
  }

  /** Gives the values of all leaves. */
  SortedSet<Integer> leaves(int node) {
    SortedSet<Integer> found = new TreeSet<>();
    leaves(node, found, new IntMap());
    return found;
  }

  private void leaves(int node, SortedSet<Integer> found, IntMap done) {
    if (node < 0) {
      found.add(~node);
    } else if (done.get(node) == IntMap.NONE) {
      done.put(node, 1);
      for (int kid : children[node]) {
        leaves(kid, found, done);
      }
    }
  }

  /** Gives the leaf's value that one cell per level leads to. */
  int evaluate(int node, int[] cells) {
    int at = node;
    while (at >= 0) {
      at = children[at][cells[level[at]]];
    }
    return ~at;
  }
}
