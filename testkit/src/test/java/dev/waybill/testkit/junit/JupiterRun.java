// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class by JUnit itself and tells how each of its tests ended. */
final class JupiterRun {

  private final Map<String, TestExecutionResult> results = new ConcurrentSkipListMap<>();

  private JupiterRun() {}

  /** Runs the tests one after another. */
  static JupiterRun of(Class<?> testClass) {
    return run(testClass, Map.of());
  }

  /** Runs the tests at the same time. */
  static JupiterRun inParallel(Class<?> testClass) {
    return run(
        testClass,
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
            "junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
  }

  private static JupiterRun run(Class<?> testClass, Map<String, String> parameters) {
    JupiterRun run = new JupiterRun();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .configurationParameters(parameters)
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  run.results.put(test.getDisplayName().replaceAll("\\(.*", ""), result);
                }
              }
            });
    return run;
  }

  /** How each test ended, by its name. */
  Map<String, TestExecutionResult.Status> statuses() {
    Map<String, TestExecutionResult.Status> statuses = new TreeMap<>();
    results.forEach((name, result) -> statuses.put(name, result.getStatus()));
    return statuses;
  }

  /** Why a test failed. */
  Throwable failureOf(String test) {
    TestExecutionResult result = results.get(test);
    if (result == null) {
      throw new AssertionError("there was no test " + test + ", only " + results.keySet());
    }
    return result
        .getThrowable()
        .orElseThrow(() -> new AssertionError(test + " did not fail: " + result));
  }
}
