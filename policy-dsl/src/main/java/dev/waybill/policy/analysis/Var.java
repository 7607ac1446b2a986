// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Slot;
import org.jspecify.annotations.Nullable;

/** A whole number a policy reads. Two are the same if their keys are. */
final class Var implements Comparable<Var> {

  /** What kind of number. */
  enum Kind {
    /** The request's day. */
    TODAY,
    /** The request's point in time. */
    NOW,
    /** The day some months before today. */
    MONTHS_AGO,
    /** The value of a slot, in units of its dimension. */
    SLOT,
    /** The day of a slot that is a point in time. */
    DAY_OF,
    /** When a fact was read. */
    READ_AT,
    /**
     * A date that is no sum of others, such as a date plus months. Known whenever its parts are.
     */
    DERIVED,
    /** A total over a list. */
    TOTAL,
    /** A count over a list, or from the ledger. */
    COUNT,
    /** How often actions of a limit were done. */
    USED,
    /** The total of the actions of a limit. */
    USED_TOTAL
  }

  private final Kind kind;
  private final String key;
  private final String words;
  private final Dimension dimension;
  private final @Nullable Slot slot;
  private final @Nullable Object origin;

  /**
   * Names a number.
   *
   * @param kind what kind
   * @param key what tells it from others of its kind
   * @param words what people call it
   * @param dimension what it measures
   * @param slot the slot it is read from, or the slot that must be known for it; null for none
   * @param origin the part of the policy it stands for; null for none
   */
  Var(
      Kind kind,
      String key,
      String words,
      Dimension dimension,
      @Nullable Slot slot,
      @Nullable Object origin) {
    this.kind = kind;
    this.key = key;
    this.words = words;
    this.dimension = dimension;
    this.slot = slot;
    this.origin = origin;
  }

  static final Var TODAY = new Var(Kind.TODAY, "", "today", Dimension.DATE, null, null);
  static final Var NOW = new Var(Kind.NOW, "", "now", Dimension.INSTANT, null, null);

  static Var slot(Slot slot, Dimension dimension) {
    return new Var(Kind.SLOT, slot.path(), slot.path(), dimension, slot, null);
  }

  Kind kind() {
    return kind;
  }

  String key() {
    return key;
  }

  String words() {
    return words;
  }

  Dimension dimension() {
    return dimension;
  }

  @Nullable Slot slot() {
    return slot;
  }

  @Nullable Object origin() {
    return origin;
  }

  /** Tells whether its level has a cell for "unknown" of its own. */
  boolean hasOwnUnknown() {
    return switch (kind) {
      case READ_AT, TOTAL, COUNT, USED, USED_TOTAL -> true;
      default -> false;
    };
  }

  /** Tells whether it is never below 0. */
  boolean isCount() {
    return kind == Kind.COUNT || kind == Kind.USED;
  }

  @Override
  public int compareTo(Var other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : key.compareTo(other.key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Var variable && compareTo(variable) == 0;
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return words;
  }
}
