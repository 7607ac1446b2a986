// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/** 1 where two diagrams have different leaves, 0 where they have the same. */
final class Unequal extends Diagrams.Join {
  @Override
  int leaves(int left, int right) {
    return left == right ? 0 : 1;
  }

  @Override
  int shortcut(int left, int right) {
    return left == right ? Diagrams.leaf(0) : IntMap.NONE;
  }
}
