// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.agent.Budget;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.model.OracleModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The model of a trial.
 *
 * @param name its name in reports
 * @param maker makes it, or null if the trial goes without
 * @param budget what a turn may spend with it
 */
record TrialModel(String name, @Nullable Supplier<? extends ChatModel> maker, Budget budget) {

  /** A model that never returns is not waited for longer. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /** The model itself. Only for a trial that has one. */
  ChatModel get() {
    return requireNonNull(maker, "maker").get();
  }

  /**
   * The models of all trials of a scenario in a mode.
   *
   * @param given what the mode env plays with, or null
   * @throws IllegalStateException if it is needed and not there
   */
  static List<TrialModel> all(
      EvaluationMode mode,
      String scenario,
      int trials,
      long seed,
      @Nullable Supplier<? extends ChatModel> given) {
    List<TrialModel> all = new ArrayList<>();
    for (int round = 0; round < trials; round++) {
      switch (mode) {
        case NONE -> all.add(new TrialModel(mode.id(), null, Budget.ofDefaults()));
        case ORACLE -> all.add(new TrialModel(mode.id(), OracleModel::new, Budget.ofDefaults()));
        case ENV -> all.add(new TrialModel(mode.id(), needed(given), Budget.ofDefaults()));
        case HOSTILE -> {
          for (Hostility hostility : Hostility.values()) {
            all.add(hostile(hostility, variant(hostility, scenario, round, seed)));
          }
        }
      }
    }
    return all;
  }

  private static Supplier<? extends ChatModel> needed(
      @Nullable Supplier<? extends ChatModel> given) {
    if (given == null) {
      throw new IllegalStateException(
          "the mode env plays with a model of yours: give it with ScenarioEvaluation.models(…)");
    }
    return given;
  }

  /** A hostile model that begins with this variant. */
  static TrialModel hostile(Hostility hostility, int variant) {
    return new TrialModel(
        hostility.name().toLowerCase(Locale.ROOT) + "/" + variant,
        () -> new HostileModel(hostility, variant),
        budget(hostility));
  }

  /** Different scenarios begin with different variants, so that few trials show many. */
  private static int variant(Hostility hostility, String scenario, int round, long seed) {
    long many = hostility.variants();
    return (int)
        ((Math.floorMod(seed, many) + Math.floorMod(scenario.hashCode(), many) + round) % many);
  }

  private static Budget budget(Hostility hostility) {
    Budget usual = Budget.ofDefaults();
    return hostility == Hostility.NEVER_RETURNS
        ? new Budget(
            usual.reads(),
            usual.modelCalls(),
            PATIENCE,
            usual.toolCalls(),
            usual.repairs(),
            usual.tokens())
        : usual;
  }
}
