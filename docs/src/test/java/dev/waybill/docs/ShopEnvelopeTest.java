// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import dev.waybill.testkit.scenario.EnvelopeCondition;
import dev.waybill.testkit.scenario.EnvelopeGate;
import dev.waybill.testkit.scenario.EnvelopeTest;
import dev.waybill.testkit.scenario.EvaluationMode;
import dev.waybill.testkit.scenario.ScenarioEvaluation;
import dev.waybill.testkit.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

// tag::envelope[]
class ShopEnvelopeTest extends EnvelopeTest {

  @Override
  protected List<ScenarioFile> scenarios() {
    return List.of(ScenarioFile.read(Path.of("src/test/resources/envelope.yaml")));
  }

  @Override
  protected ScenarioEvaluation evaluation(ScenarioEvaluation evaluation) {
    return evaluation.modes(EnumSet.of(EvaluationMode.NONE, EvaluationMode.HOSTILE)).trials(2);
  }

  @Override
  protected EnvelopeGate gate() {
    return EnvelopeGate.ofDefaults()
        .with(EnvelopeCondition.INFORMATIONAL, new EnvelopeGate.Demand(1, 0));
  }
}
// end::envelope[]
