// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/** The leaves of conditions, by Kleene's logic: the lesser for "and", the greater for "or". */
final class Truth {
  static final int NO = 0;
  static final int UNKNOWN = 1;
  static final int YES = 2;

  static final int NO_LEAF = Diagrams.leaf(NO);
  static final int UNKNOWN_LEAF = Diagrams.leaf(UNKNOWN);
  static final int YES_LEAF = Diagrams.leaf(YES);

  private Truth() {}

  /** "And". */
  static final class And extends Diagrams.Join {
    @Override
    int leaves(int left, int right) {
      return Math.min(left, right);
    }

    @Override
    int shortcut(int left, int right) {
      if (left == NO_LEAF || right == YES_LEAF || left == right) {
        return left;
      }
      return right == NO_LEAF || left == YES_LEAF ? right : IntMap.NONE;
    }
  }

  /** "Or". */
  static final class Or extends Diagrams.Join {
    @Override
    int leaves(int left, int right) {
      return Math.max(left, right);
    }

    @Override
    int shortcut(int left, int right) {
      if (left == YES_LEAF || right == NO_LEAF || left == right) {
        return left;
      }
      return right == YES_LEAF || left == NO_LEAF ? right : IntMap.NONE;
    }
  }

  /** "Not". */
  static final class Not implements Diagrams.Leaf {
    @Override
    public int of(int value) {
      return 2 - value;
    }
  }

  /** One for a certain leaf, 0 for all others. */
  static final class Is implements Diagrams.Leaf {
    private final int wanted;

    Is(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public int of(int value) {
      return value == wanted ? 1 : 0;
    }
  }
}
