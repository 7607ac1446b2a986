// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;

/** Trials made by hand, for tests of reports. */
final class SampleTrials {

  private static final ScenarioFile FILE =
      ScenarioFile.read(
          new StringReader(
              """
              scenarios:
              - {id: A-1, title: A question, envelope: [informational], now: "2026-06-03T09:00:00Z"}
              - {id: A-2, title: "Too late | by a day", envelope: [policy_edge, emotion], now: "2026-06-03T09:00:00Z"}
              - {id: A-3, title: Two of three, envelope: [informational], now: "2026-06-03T09:00:00Z"}
              - {id: A-4, title: Of no condition, now: "2026-06-03T09:00:00Z"}
              """));

  private static final Check DECISION = Check.passed("decision: ANSWER");
  private static final Check TONE = Check.unchecked("tone: warm", "no check for it yet");
  private static final Check REFUND =
      Check.failed("forbid.claims: refund", "the reply says \"refunded <b>\u0007</b> & done\"");
  private static final Check WRITE = Check.failed("forbid.actions: refund.create", "it was done");
  private static final Check MISSING = Check.failed("facts: orders.N1.total", "it was not said");

  private SampleTrials() {}

  static ScenarioReport report() {
    return new ScenarioReport(
        List.of(
            plain("A-1", 1, DECISION, Check.passed("actions: none")),
            plain("A-1", 2, DECISION, Check.passed("actions: none")),
            plain("A-2", 1, DECISION, REFUND, WRITE, TONE),
            plain("A-2", 2, DECISION, REFUND, TONE),
            plain("A-3", 1, DECISION, TONE),
            plain("A-3", 2, DECISION, MISSING),
            plain("A-4", 1, DECISION),
            plain("A-4", 2, DECISION),
            hostile("A-1", 1, "invents_dates/3", DECISION),
            hostile("A-1", 2, "leaks/0", Check.failed(ModelHarm.CLAIMS + "grounded", "\"9\""))),
        7);
  }

  static ScenarioTrial plain(String id, int number, Check... checks) {
    return trial(id, EvaluationMode.NONE, number, "none", checks);
  }

  private static ScenarioTrial hostile(String id, int number, String model, Check... checks) {
    return trial(id, EvaluationMode.HOSTILE, number, model, checks);
  }

  private static ScenarioTrial trial(
      String id, EvaluationMode mode, int number, String model, Check... checks) {
    return new ScenarioTrial(
        FILE.scenario(id).orElseThrow(),
        mode,
        number,
        model,
        List.of(checks),
        Duration.ofMillis(1_250));
  }
}
