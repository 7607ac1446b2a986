// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.benchmarks.engine.RefundPolicy;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundCases;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
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

/** What a large policy costs: to read and check, to compile, and to decide with. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class PolicySizeBenchmark {

  private static final int FRAMES = 256;

  /** How many rules the policy has. */
  @Param({"50", "1000"})
  public int rules = 50;

  private final Vocabularies vocabularies = RefundPolicy.vocabularies();
  private final Frame[] frames = new Frame[FRAMES];
  private Source source = GeneratedPolicy.of(2);
  private CheckedPolicy policy = RefundPolicy.check(source, vocabularies);
  private Evaluator evaluator = Evaluator.of(policy);
  private int next;

  /** Writes the policy and fills 256 frames. */
  @Setup(Level.Trial)
  public void prepare() {
    source = GeneratedPolicy.of(rules);
    policy = RefundPolicy.check(source, vocabularies);
    evaluator = Evaluator.of(policy);
    List<RefundCase> cases = RefundCases.timed();
    for (int i = 0; i < FRAMES; i++) {
      frames[i] = RefundPolicy.frame(evaluator, cases.get(i));
      frames[i].setText(evaluator.slot("item.category"), GeneratedPolicy.category(i));
    }
  }

  /**
   * Parses and checks the text.
   *
   * @return the checked policy
   */
  @Benchmark
  public CheckedPolicy parseAndCheck() {
    return RefundPolicy.check(source, vocabularies);
  }

  /**
   * Compiles the checked policy.
   *
   * @return the evaluator
   */
  @Benchmark
  public Evaluator compile() {
    return Evaluator.of(policy);
  }

  /**
   * Decides with all rules.
   *
   * @return the outcome
   */
  @Benchmark
  public int evaluateAll() {
    return evaluator.outcome(frames[next++ & (FRAMES - 1)]);
  }
}
