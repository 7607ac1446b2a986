// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verdict;
import dev.waybill.grounding.Verifier;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/**
 * Answers of several kinds, each checked against about 20 KB of evidence; the samples give the 99th
 * percentile.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class GroundingBenchmark {

  private static final Map<String, String> ANSWERS =
      Map.of(
          "status",
          "Your order N1021 is on its way. Parcel 1Z999AA10123456710 is out for delivery with UPS"
              + " and is expected to arrive today.",
          "items",
          "The Garden Rake (green, item-70000) was $20.00. The Work Gloves (black, item-70001) were"
              + " $25.01. The order came to $100.00.",
          "rules",
          "Refunds are issued to the original payment method within 5 to 7 business days. Unworn"
              + " items can be returned within 30 days of delivery.",
          "false",
          "Your order N1021 is on its way. The Garden Rake (green, item-70000) was $21.00, and the"
              + " order came to $100.00. It arrives on March 14.",
          "unknown",
          "I can't tell you when it arrives: the carrier gives no date. Your order N1022 was"
              + " placed on March 6 and its parcel is in transit.",
          "mixed",
          "Your order N1021 is on its way. Parcel 1Z999AA10123456710 is out for delivery with UPS"
              + " and is expected to arrive today. The Garden Rake (green, item-70000) was $20.00,"
              + " and the order came to $100.00. Refunds are issued within 5 to 7 business days.");

  private static final GroundingContract CONTRACT = GroundingContract.open("benchmark");
  private static final Setting SETTING =
      new Setting(Locale.US, ZoneId.of("America/New_York"), ShopLedger.NOW);
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\d$.-]*\\d[\\p{L}\\d.-]*");

  /** Which answer is checked. */
  @Param({"status", "items", "rules", "unknown", "mixed", "false"})
  public String answer = "mixed";

  private Statement statement = Statement.uncited("");
  private final Verifier verifier = new Verifier();
  private EvidenceLedger ledger = new EvidenceLedger();
  private String text = "";

  /**
   * Makes the evidence, and shows that the answer rests on it, or that the false one does not.
   *
   * @throws IllegalStateException if the answer is judged wrongly, or the evidence is not of the
   *     size named
   */
  @Setup(Level.Trial)
  public void prepare() {
    statement = Statement.uncited(requireNonNull(ANSWERS.get(answer), answer));
    ledger = ShopLedger.create();
    text = text(ledger);
    int size = ShopLedger.size(ledger);
    Verdict verdict = verifier.verify(statement, ledger, CONTRACT, SETTING);
    if (verdict.holds() == answer.equals("false") || size < 18_000 || size > 26_000) {
      throw new IllegalStateException(size + " characters; " + verdict.objections());
    }
  }

  /**
   * An answer against a ledger that was read before: the second draft of a turn.
   *
   * @return the verdict
   */
  @Benchmark
  public Verdict sameLedger() {
    return verifier.verify(statement, ledger, CONTRACT, SETTING);
  }

  /**
   * An answer against a ledger never seen, with the making of the ledger: the first draft of a
   * turn.
   *
   * @return the verdict
   */
  @Benchmark
  public Verdict newLedger() {
    return verifier.verify(statement, ShopLedger.create(), CONTRACT, SETTING);
  }

  /**
   * What a shop would write first: every token of the answer with a digit in it must stand in the
   * text of the evidence. It binds nothing to anything, and reads no dates, states or promises.
   *
   * @return how many tokens stand there
   */
  @Benchmark
  public long tokensContained() {
    return TOKEN
        .matcher(statement.text())
        .results()
        .filter(token -> text.contains(token.group()))
        .count();
  }

  private static String text(EvidenceLedger ledger) {
    return ledger.all().stream().map(Evidence::toString).collect(Collectors.joining("\n"));
  }
}
