// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.Locale;

/** Who finds the words in the plays of an evaluation. */
public enum EvaluationMode {
  /** Nobody: the playbooks' own words. */
  NONE,
  /** {@link dev.waybill.testkit.model.OracleModel}: a model that behaves. */
  ORACLE,
  /** Every {@link dev.waybill.testkit.model.Hostility}, each in a trial of its own. */
  HOSTILE,
  /** A model of the caller's, see {@link ScenarioEvaluation#models}. */
  ENV;

  /** Its name in reports: in small letters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
