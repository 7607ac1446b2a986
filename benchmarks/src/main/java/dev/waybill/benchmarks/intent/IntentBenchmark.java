// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.intent;

import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import dev.waybill.intent.LinearIntentClassifier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Messages a second on one core, one message after the other of {@link Messages}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class IntentBenchmark {

  private final LinearIntentClassifier classifier = new LinearIntentClassifier();
  private int next;

  /**
   * Shows that the first message is understood by both.
   *
   * @throws IllegalStateException if it is not
   */
  @Setup(Level.Trial)
  public void prepare() {
    String first = Messages.ALL.get(0);
    if (classifier.classify(first).best().intent() != Intent.ORDER_STATUS
        || KeywordRules.classify(first) != Intent.ORDER_STATUS) {
      throw new IllegalStateException("not understood: " + first);
    }
  }

  /**
   * The classifier that comes with the library.
   *
   * @return what the message may want, with confidences
   */
  @Benchmark
  public Classification linear() {
    return classifier.classify(message());
  }

  /**
   * Nine regular expressions, in two languages.
   *
   * @return the intent whose expression is found first
   */
  @Benchmark
  public Intent keywords() {
    return KeywordRules.classify(message());
  }

  private String message() {
    next = next + 1 == Messages.ALL.size() ? 0 : next + 1;
    return Messages.ALL.get(next);
  }
}
