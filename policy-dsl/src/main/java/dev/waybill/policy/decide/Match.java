// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of values of one attribute: ordinals for enums and yes or no, else texts. */
final class Match {

  /** Fits every value. */
  static final Match ANY = new Match(null, null);

  private final boolean @Nullable [] ordinals;
  private final @Nullable Set<String> texts;

  private Match(boolean @Nullable [] ordinals, @Nullable Set<String> texts) {
    this.ordinals = ordinals;
    this.texts = texts;
  }

  static Match of(Attribute attribute, Set<String> values) {
    if (attribute.type() instanceof Type.Enumeration names) {
      boolean[] ordinals = new boolean[names.values().size()];
      for (int i = 0; i < ordinals.length; i++) {
        ordinals[i] = values.contains(names.values().get(i));
      }
      return new Match(ordinals, null);
    }
    if (attribute.type() == Type.Simple.YES_NO) {
      return new Match(new boolean[] {values.contains("no"), values.contains("yes")}, null);
    }
    return new Match(null, values);
  }

  /** Whether they are ordinals that fit into the bits of a {@code long}. */
  boolean isBits() {
    return ordinals != null && ordinals.length <= Long.SIZE;
  }

  /** A bit for each ordinal. */
  long bits() {
    long bits = 0;
    for (int i = 0; ordinals != null && i < ordinals.length; i++) {
      bits |= ordinals[i] ? 1L << i : 0;
    }
    return bits;
  }

  boolean has(int ordinal) {
    return ordinals == null ? texts == null : ordinals[ordinal];
  }

  /** Whether the value of a cell, which must be known, is one of them. */
  boolean fits(Cell cell, Frame frame) {
    boolean[] ordinals = this.ordinals;
    if (ordinals != null) {
      long value = cell.value(frame);
      return value >= 0 && value < ordinals.length && ordinals[(int) value];
    }
    String text = texts == null ? null : cell.text(frame);
    return texts == null || (text != null && texts.contains(text));
  }
}
