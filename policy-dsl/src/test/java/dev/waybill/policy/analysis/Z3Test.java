// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import dev.waybill.policy.model.CheckedPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class Z3Test {
  private static final int PAIRS = 450;

  @Test
  void twoPoliciesAreEqualExactlyIfZ3FindsNoDifference() {
    RandomMarket random = new RandomMarket(31, false, true);
    int equal = 0;
    int different = 0;
    assumeThatZ3Loads();
    for (int i = 0; i < PAIRS; i++) {
      CheckedPolicy before = random.policy(5);
      CheckedPolicy after = random.changed(before);
      PolicyDiff diff = PolicyDiff.between(before, after, Budget.standard());
      assertThat(diff.limits())
          .as("only what is left of many regions may be cut off: %s", diff.limits())
          .allMatch(limit -> limit.endsWith("regions of one kind differ"));
      for (String action : List.of("refund", "credit")) {
        List<PolicyDiff.Region> regions =
            diff.regions().stream()
                .filter(r -> r.action().equals(action) && r.change() != Change.REASON_CHANGED)
                .toList();
        Status status = differ(before, after, action);
        assertThat(status).as("pair %s", i).isNotEqualTo(Status.UNKNOWN);
        assertThat(!regions.isEmpty())
            .as("pair %s, %s: %s", i, action, DiffText.of(diff))
            .isEqualTo(status == Status.SATISFIABLE);
        assertThat(regions).allMatch(r -> r.witness() != null && r.witness().confirmed());
        if (regions.isEmpty()) {
          equal++;
        } else {
          different++;
        }
      }
    }
    assertThat(equal).isGreaterThan(100);
    assertThat(different).isGreaterThan(100);
  }

  /** The library is native code; where it cannot be loaded there is nothing to compare with. */
  private static void assumeThatZ3Loads() {
    try (Context z3 = new Context()) {
      assertThat(z3.mkTrue().isTrue()).isTrue();
    } catch (LinkageError e) {
      abort("Z3 cannot be loaded here: " + e.getMessage());
    }
  }

  private static Status differ(CheckedPolicy before, CheckedPolicy after, String action) {
    try (Context z3 = new Context()) {
      Z3Policy policies = new Z3Policy(z3);
      List<Expr<?>> old = policies.verdict(before, action);
      List<Expr<?>> now = policies.verdict(after, action);
      BoolExpr same = z3.mkTrue();
      for (int i = 0; i < old.size(); i++) {
        same = z3.mkAnd(same, z3.mkEq(old.get(i), now.get(i)));
      }
      Solver solver = z3.mkSolver();
      solver.add(new BoolExpr[] {policies.background(), z3.mkNot(same)});
      return solver.check();
    }
  }
}
