// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kleene's strong logic of three values, for all combinations. */
class KleeneTest {

  private static final int NO = TruthNode.NO;
  private static final int YES = TruthNode.YES;
  private static final int UNKNOWN = TruthNode.UNKNOWN;
  private static final int[] ALL = {NO, YES, UNKNOWN};

  private final PolicyBuilder policy = new PolicyBuilder();
  private final Condition a = policy.is("order.dispute", "yes");
  private final Condition b = policy.is("order.state", "paid");
  private final Condition c = policy.is("customer.tier", "gold");

  /** Tests a condition for three values; the values of the slots are in their order. */
  private int test(Condition condition, int x, int y, int z) {
    policy.rules.clear();
    policy.allow("a", "cancel").when(condition);
    Evaluator evaluator = Evaluator.of(policy.build());
    Frame frame = evaluator.frame();
    frame.begin(evaluator.action("cancel"), 0);
    set(frame, evaluator.slot("order.dispute"), x, 1, 0);
    set(frame, evaluator.slot("order.state"), y, 1, 0);
    set(frame, evaluator.slot("customer.tier"), z, 2, 0);
    return evaluator.plan(frame.action).whole[0].condition.test(frame);
  }

  private static void set(Frame frame, int slot, int truth, long yes, long no) {
    if (truth != UNKNOWN) {
      frame.set(slot, truth == YES ? yes : no);
    }
  }

  private static int not(int x) {
    return x == UNKNOWN ? UNKNOWN : x == YES ? NO : YES;
  }

  private static int and(int x, int y) {
    return x == NO || y == NO ? NO : x == UNKNOWN || y == UNKNOWN ? UNKNOWN : YES;
  }

  private static int or(int x, int y) {
    return not(and(not(x), not(y)));
  }

  @Test
  void theTablesOfNotAndOr() {
    for (int x : ALL) {
      assertThat(test(PolicyBuilder.not(a), x, UNKNOWN, UNKNOWN)).isEqualTo(not(x));
      for (int y : ALL) {
        assertThat(test(PolicyBuilder.all(a, b), x, y, UNKNOWN)).isEqualTo(and(x, y));
        assertThat(test(PolicyBuilder.any(a, b), x, y, UNKNOWN)).isEqualTo(or(x, y));
      }
    }
  }

  @Test
  void theLawsOfTheLattice() {
    List<List<Condition>> equal =
        List.of(
            List.of(
                PolicyBuilder.not(PolicyBuilder.all(a, b)),
                PolicyBuilder.any(PolicyBuilder.not(a), PolicyBuilder.not(b))),
            List.of(
                PolicyBuilder.all(a, PolicyBuilder.any(b, c)),
                PolicyBuilder.any(PolicyBuilder.all(a, b), PolicyBuilder.all(a, c))),
            List.of(
                PolicyBuilder.any(a, PolicyBuilder.all(b, c)),
                PolicyBuilder.all(PolicyBuilder.any(a, b), PolicyBuilder.any(a, c))),
            List.of(a, PolicyBuilder.all(a, PolicyBuilder.any(a, b))),
            List.of(a, PolicyBuilder.not(PolicyBuilder.not(a))),
            List.of(PolicyBuilder.all(a, b, c), PolicyBuilder.all(c, PolicyBuilder.all(b, a))),
            List.of(PolicyBuilder.any(a, b, c), PolicyBuilder.any(c, PolicyBuilder.any(b, a))));
    for (List<Condition> sides : equal) {
      for (int x : ALL) {
        for (int y : ALL) {
          for (int z : ALL) {
            assertThat(test(sides.get(0), x, y, z))
                .as("%s for %s %s %s", sides.get(0), x, y, z)
                .isEqualTo(test(sides.get(1), x, y, z));
          }
        }
      }
    }
  }

  @Test
  void nothingIsAllOfNoneAndAnyOfNone() {
    assertThat(test(PolicyBuilder.all(), UNKNOWN, UNKNOWN, UNKNOWN)).isEqualTo(YES);
    assertThat(test(PolicyBuilder.any(), UNKNOWN, UNKNOWN, UNKNOWN)).isEqualTo(NO);
  }

  @Test
  void anAtomAndItsOppositeAreUnknownTogether() {
    assertThat(test(PolicyBuilder.any(a, PolicyBuilder.not(a)), UNKNOWN, YES, YES))
        .as("Kleene does not reason by cases")
        .isEqualTo(UNKNOWN);
  }
}
