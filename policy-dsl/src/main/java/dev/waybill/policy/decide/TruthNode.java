// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

/** A compiled condition: yes, no or unknown. */
abstract class TruthNode {

  static final int NO = 0;
  static final int YES = 1;
  static final int UNKNOWN = 2;

  abstract int test(Frame frame);

  /** The opposite condition; unknown as this one is. */
  TruthNode negated() {
    return new Truths.Not(this);
  }

  /** Adds the paths that keep it unknown; called only when it is. */
  abstract void needs(Frame frame, Needs needs);

  static int not(int test) {
    return test == UNKNOWN ? UNKNOWN : test ^ 1;
  }

  static int of(boolean yes) {
    return yes ? YES : NO;
  }
}
