// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.benchmarks.engine.RefundPolicy;
import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All analyses of a policy, with the standard budget. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
@State(Scope.Thread)
public class AnalysisBenchmark {

  /** How many rules the policy has. */
  @Param({"50", "1000"})
  public int rules = 50;

  private CheckedPolicy policy =
      RefundPolicy.check(GeneratedPolicy.of(2), RefundPolicy.vocabularies());

  /** Writes and checks the policy, and proves that the budget is enough for it. */
  @Setup(Level.Trial)
  public void prepare() {
    policy = RefundPolicy.check(GeneratedPolicy.of(rules), RefundPolicy.vocabularies());
    for (Diagnostic found : Analyses.of(policy, Budget.standard())) {
      if (found.code() == Code.P0599) {
        throw new IllegalStateException("not all of it was analysed: " + found.title());
      }
    }
  }

  /**
   * Analyses.
   *
   * @return what was found
   */
  @Benchmark
  public List<Diagnostic> analyse() {
    return Analyses.of(policy, Budget.standard());
  }
}
