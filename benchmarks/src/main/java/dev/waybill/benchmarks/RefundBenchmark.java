// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.benchmarks.engine.Engine;
import dev.waybill.benchmarks.engine.Engines;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundCases;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One refund decision, over 256 cases in turn. Each engine runs in a JVM of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class RefundBenchmark {

  /** The engine, by its name. */
  @Param({
    "hand-written",
    "hand-written-reasons",
    "waybill-frame",
    "waybill-setters",
    "waybill-request",
    "cel-programs",
    "cel-expression",
    "drools-stateless",
    "drools-reused",
    "cedar"
  })
  public String engine = "";

  private Rotation<?> rotation = new Rotation<>(Engines.create("hand-written"));

  /** Makes the engine ready, and proves that it decides what hand-written Java decides. */
  @Setup(Level.Trial)
  public void prepare() {
    rotation = Rotation.of(Engines.create(engine));
  }

  /** Gives back what the engine holds. */
  @TearDown(Level.Trial)
  public void close() {
    rotation.engine.close();
  }

  /**
   * Decides an input that is already in the engine's own form.
   *
   * @return the verdict
   */
  @Benchmark
  public int bound() {
    return rotation.bound();
  }

  /**
   * Turns a record into the engine's own form and decides it.
   *
   * @return the verdict
   */
  @Benchmark
  public int fromRecord() {
    return rotation.fromRecord();
  }

  /** An engine with its inputs, each taken in turn. */
  private static final class Rotation<I> {
    private static final int LAST = 255;
    private final Engine<I> engine;
    private final List<RefundCase> cases = RefundCases.timed();
    private final List<I> inputs = new ArrayList<>(cases.size());
    private int next;

    static <I> Rotation<I> of(Engine<I> engine) {
      Agreement.prove(engine, RefundCases.of(20_260_220, 2_000));
      return new Rotation<>(engine);
    }

    Rotation(Engine<I> engine) {
      this.engine = engine;
      for (RefundCase refund : cases) {
        inputs.add(engine.bind(refund));
      }
    }

    int bound() {
      return engine.decide(inputs.get(next++ & LAST));
    }

    int fromRecord() {
      return engine.decide(engine.bind(cases.get(next++ & LAST)));
    }
  }
}
