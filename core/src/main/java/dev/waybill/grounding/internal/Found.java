// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims found so far; a stretch taken by a value is not read again as another value. */
final class Found {

  private final String text;
  private final List<Claim> claims = new ArrayList<>();
  private final BitSet taken = new BitSet();

  Found(String text) {
    this.text = text;
  }

  boolean isFree(int start, int end) {
    int next = taken.nextSetBit(start);
    return next < 0 || next >= end;
  }

  /** Marks a stretch as no claim of a later kind. */
  void take(int start, int end) {
    taken.set(start, end);
  }

  /** Adds the claim of a value, unless its stretch is taken. */
  void value(ClaimKind kind, int start, int end, @Nullable FactValue value) {
    if (isFree(start, end)) {
      take(start, end);
      say(kind, start, end, value, false);
    }
  }

  /** Adds a claim made in words. */
  void say(ClaimKind kind, int start, int end, @Nullable FactValue value, boolean negated) {
    claims.add(new Claim(kind, new Span(start, end), text.substring(start, end), value, negated));
  }

  List<Claim> inOrder() {
    return claims.stream()
        .sorted(Comparator.comparingInt((Claim c) -> c.span().start()).thenComparing(Claim::kind))
        .toList();
  }
}
