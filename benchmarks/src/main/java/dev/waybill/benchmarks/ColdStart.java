// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.benchmarks.engine.Engines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the first decision: from the start of {@code main} in a fresh JVM, through reading and
 * compiling the rules, to a verdict. The JVMs run one after the other, all engines on the class
 * path; an engine's place is the median of its runs.
 */
public final class ColdStart {

  private ColdStart() {}

  /**
   * Measures.
   *
   * @param args how often each engine is started (21 if not given), then the engines' names (all if
   *     none is given)
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if somebody interrupts
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int runs = args.length == 0 ? 21 : Integer.parseInt(args[0]);
    List<String> engines =
        args.length < 2 ? Engines.NAMES : Arrays.asList(args).subList(1, args.length);
    System.out.printf(
        Locale.ROOT,
        "%-22s %9s %9s %9s  (ms, %d JVMs)%n",
        "engine",
        "median",
        "least",
        "most",
        runs);
    for (String engine : engines) {
      long[] nanos = measure(engine, runs);
      if (nanos.length == 0) {
        System.out.printf(Locale.ROOT, "%-22s did not decide%n", engine);
        continue;
      }
      System.out.printf(
          Locale.ROOT,
          "%-22s %9.1f %9.1f %9.1f%n",
          engine,
          nanos[runs / 2] / 1e6,
          nanos[0] / 1e6,
          nanos[runs - 1] / 1e6);
    }
  }

  /** Gives the nanoseconds of all runs, the least first; none if a JVM failed. */
  private static long[] measure(String engine, int runs) throws IOException, InterruptedException {
    long[] nanos = new long[runs];
    for (int i = 0; i < runs; i++) {
      nanos[i] = start(engine);
      if (nanos[i] < 0) {
        return new long[0];
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static long start(String engine) throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstDecision.class.getName(),
                engine)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
      String nanos = out.readLine();
      boolean decided = jvm.waitFor() == 0 && nanos != null;
      return decided ? Long.parseLong(nanos) : -1;
    }
  }
}
