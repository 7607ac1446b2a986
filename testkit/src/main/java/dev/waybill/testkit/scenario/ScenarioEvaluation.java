// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.ambient.Ambient;
import dev.waybill.testkit.eval.Work;
import dev.waybill.testkit.model.HostileModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios many times, with good models and bad ones, and reports. Not safe for use by many
 * threads; {@link #run} uses as many as it is told, and gives the same result whatever their
 * number.
 *
 * <p>Defaults:
 *
 * <ul>
 *   <li>all scenarios of the files
 *   <li>without a model: {@link EvaluationMode#NONE}
 *   <li>one trial a scenario; with hostile models one a scenario and kind of hostility
 *   <li>the seed 1
 *   <li>the agent that {@link ScenarioRunner} makes
 * </ul>
 */
public final class ScenarioEvaluation {

  private final List<ScenarioFile> files;
  private final Map<String, ScenarioResult> withoutModel = new ConcurrentHashMap<>();
  private Set<EvaluationMode> modes = EnumSet.of(EvaluationMode.NONE);
  private @Nullable Supplier<? extends ChatModel> models;
  private UnaryOperator<CommerceAgent.Builder> agents = builder -> builder;
  private String prefix = "";
  private int trials = 1;
  private long seed = 1;

  private ScenarioEvaluation(List<ScenarioFile> files) {
    this.files = List.copyOf(files);
    Set<String> ids = new HashSet<>();
    for (ScenarioFile file : this.files) {
      for (Scenario scenario : file.scenarios()) {
        if (!ids.add(scenario.id())) {
          throw new IllegalArgumentException(
              "two files have a scenario " + scenario.id() + ": an id must be unique in all");
        }
      }
    }
  }

  /**
   * An evaluation of these files.
   *
   * @throws IllegalArgumentException if two scenarios have the same id
   */
  public static ScenarioEvaluation of(List<ScenarioFile> files) {
    return new ScenarioEvaluation(files);
  }

  /**
   * In which modes the scenarios are played, in the order of {@link EvaluationMode}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ScenarioEvaluation modes(Set<EvaluationMode> modes) {
    if (modes.isEmpty()) {
      throw new IllegalArgumentException("an evaluation must have at least one mode");
    }
    this.modes = EnumSet.copyOf(modes);
    return this;
  }

  /** The models of {@link EvaluationMode#ENV}: one for each play, or always the same. */
  public ScenarioEvaluation models(Supplier<? extends ChatModel> models) {
    this.models = requireNonNull(models, "models");
    return this;
  }

  /** How each play's agent is finished: see {@link ScenarioRunner#withAgents}. */
  public ScenarioEvaluation agents(UnaryOperator<CommerceAgent.Builder> agents) {
    this.agents = requireNonNull(agents, "agents");
    return this;
  }

  /** Only the scenarios whose id begins so. */
  public ScenarioEvaluation only(String prefix) {
    this.prefix = requireNonNull(prefix, "prefix");
    return this;
  }

  /**
   * How often each scenario is played in a mode, with hostile models for each kind of hostility.
   *
   * @throws IllegalArgumentException if less than once
   */
  public ScenarioEvaluation trials(int trials) {
    if (trials < 1) {
      throw new IllegalArgumentException("there must be 1 trial or more, not " + trials);
    }
    this.trials = trials;
    return this;
  }

  /** With which of its variants a hostile model begins; any number. */
  public ScenarioEvaluation seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Plays and judges. To cancel, interrupt the thread that called.
   *
   * @param work by how many threads, and who watches
   * @return every trial: by mode, then in the order of the files, then by number
   * @throws IllegalArgumentException if no scenario is chosen
   * @throws IllegalStateException if a mode needs a model and none was given
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
   */
  public ScenarioReport run(Work work) {
    List<Task> tasks = tasks();
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException(
          prefix.isEmpty()
              ? "there is no scenario to play"
              : "there is no scenario whose id begins with \"" + prefix + "\"");
    }
    withoutModel.clear();
    return new ScenarioReport(work.each(tasks, this::trial), seed);
  }

  /** What is to be played. */
  private record Task(
      ScenarioFile file, Scenario scenario, EvaluationMode mode, int number, TrialModel model) {}

  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (EvaluationMode mode : modes) {
      for (ScenarioFile file : files) {
        for (Scenario scenario : file.startingWith(prefix)) {
          List<TrialModel> of = TrialModel.all(mode, scenario.id(), trials, seed, models);
          for (int i = 0; i < of.size(); i++) {
            tasks.add(new Task(file, scenario, mode, i + 1, of.get(i)));
          }
        }
      }
    }
    return tasks;
  }

  private ScenarioTrial trial(Task task) {
    long begin = Ambient.nanoTime();
    List<Check> checks;
    try {
      checks = checks(task);
    } catch (IllegalArgumentException e) {
      checks = List.of(Check.failed("play", "it cannot be played: " + e.getMessage()));
    } catch (RuntimeException e) {
      // The message may hold a secret of the host's.
      checks = List.of(Check.failed("play", "it threw " + e.getClass().getName()));
    }
    return new ScenarioTrial(
        task.scenario(),
        task.mode(),
        task.number(),
        task.model().name(),
        checks,
        Duration.ofNanos(Ambient.nanoTime() - begin));
  }

  private List<Check> checks(Task task) {
    ScenarioRunner plain = ScenarioRunner.of(task.file()).withAgents(agents);
    if (task.mode() == EvaluationMode.NONE) {
      return plain.run(task.scenario()).checks();
    }
    List<ChatModel> made = new CopyOnWriteArrayList<>();
    ScenarioRunner with =
        plain
            .withBudget(task.model().budget())
            .withModels(
                () -> {
                  ChatModel model = task.model().get();
                  made.add(model);
                  return model;
                });
    ScenarioResult result =
        (task.mode() == EvaluationMode.ORACLE ? with.preferringTheWorldsModel() : with)
            .run(task.scenario());
    if (task.mode() != EvaluationMode.HOSTILE) {
      return result.checks();
    }
    ScenarioResult without =
        withoutModel.computeIfAbsent(task.scenario().id(), id -> plain.run(task.scenario()));
    List<Check> checks = new ArrayList<>(result.checks());
    checks.addAll(
        new ModelHarm(without, result)
            .checks(
                made.stream()
                    .filter(HostileModel.class::isInstance)
                    .flatMap(model -> ((HostileModel) model).danglingToolCalls().stream())
                    .toList()));
    return checks;
  }
}
