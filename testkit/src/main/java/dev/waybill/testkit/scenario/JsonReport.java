// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A report of scenarios as JSON; {@link ScenarioReport#toJson} says what is in it. */
final class JsonReport {

  private final ScenarioReport report;

  JsonReport(ScenarioReport report) {
    this.report = report;
  }

  ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("scenarios", report.ids().size());
    root.put("trials", report.trials().size());
    root.put("seed", report.seed());
    ArrayNode modes = root.putArray("modes");
    for (EvaluationMode mode : report.modes()) {
      mode(mode, modes.addObject());
    }
    ArrayNode failed = root.putArray("failed");
    report.trials().stream()
        .filter(trial -> !trial.passed())
        .forEach(trial -> failed(trial, failed.addObject()));
    ArrayNode unchecked = root.putArray("unchecked");
    for (ScenarioReport.Unchecked reason : report.unchecked()) {
      ObjectNode node = unchecked.addObject().put("why", reason.why());
      node.put("checks", reason.checks());
      ArrayNode scenarios = node.putArray("scenarios");
      reason.scenarios().forEach(scenarios::add);
    }
    return root;
  }

  private void mode(EvaluationMode mode, ObjectNode node) {
    node.put("mode", mode.id()).set("figures", figures(report.trials(mode)));
    ArrayNode conditions = node.putArray("conditions");
    for (EnvelopeCondition condition : EnvelopeCondition.values()) {
      conditions
          .addObject()
          .put("condition", condition.id())
          .set("figures", figures(report.trials(mode, condition)));
    }
  }

  private static ObjectNode figures(List<ScenarioTrial> trials) {
    ScenarioFigures figures = ScenarioFigures.of(trials);
    return JsonNodeFactory.instance
        .objectNode()
        .put("scenarios", figures.scenarios())
        .put("trials", figures.trials())
        .put("passOnce", rounded(figures.passOnce()))
        .put("passAll", rounded(figures.passAll()))
        .put("passed", figures.passed())
        .put("failed", figures.failed())
        .put("unchecked", figures.unchecked())
        .put("forbiddenClaims", figures.forbiddenClaims())
        .put("forbiddenWrites", figures.forbiddenWrites());
  }

  private static double rounded(double share) {
    return Math.round(share * 1e4) / 1e4;
  }

  private static void failed(ScenarioTrial trial, ObjectNode node) {
    node.put("id", trial.id()).put("mode", trial.mode().id()).put("trial", trial.number());
    ArrayNode checks = node.put("model", trial.model()).putArray("checks");
    trial
        .marked(Check.Mark.FAILED)
        .forEach(check -> checks.addObject().put("check", check.what()).put("why", check.why()));
  }
}
