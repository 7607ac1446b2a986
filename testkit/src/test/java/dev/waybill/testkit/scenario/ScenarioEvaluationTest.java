// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.waybill.testkit.eval.Work;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.model.OracleModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioEvaluationTest {

  private static ScenarioEvaluation own() {
    return ScenarioEvaluation.of(List.of(ScenarioFiles.own()));
  }

  private static Work threads(int count) {
    return new Work(count, (rows, of) -> {});
  }

  @Test
  void ourOwnScenariosPassInEveryModeAndNothingForbiddenHappens() {
    ScenarioReport report =
        own()
            .modes(EnumSet.of(EvaluationMode.NONE, EvaluationMode.ORACLE, EvaluationMode.HOSTILE))
            .run(threads(2));

    assertThat(report.allPassed()).as(report.toMarkdown()).isTrue();
    for (EvaluationMode mode : report.modes()) {
      ScenarioFigures figures = ScenarioFigures.of(report.trials(mode));
      assertThat(figures.forbiddenClaims() + figures.forbiddenWrites()).isZero();
      assertThat(figures.scenarios()).isEqualTo(ScenarioFiles.own().scenarios().size());
    }
  }

  @Test
  void theResultIsTheSameWhateverTheNumberOfThreads() {
    Set<EvaluationMode> modes = EnumSet.of(EvaluationMode.NONE, EvaluationMode.HOSTILE);
    ScenarioReport one = own().modes(modes).only("OWN-0").seed(5).trials(2).run(threads(1));
    ScenarioReport many = own().modes(modes).only("OWN-0").seed(5).trials(2).run(threads(4));

    assertThat(many.toJson()).isEqualTo(one.toJson());
    assertThat(many.evaluation().predictions()).isEqualTo(one.evaluation().predictions());
    assertThat(many.toMarkdown()).isEqualTo(one.toMarkdown());
  }

  @Test
  void eachTrialPlaysEveryKindOfHostility() {
    ScenarioReport report =
        own().modes(EnumSet.of(EvaluationMode.HOSTILE)).only("OWN-06").trials(2).run(threads(2));

    assertThat(report.trials().stream().map(ScenarioTrial::number))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 2 * Hostility.values().length).boxed().toList());
    assertThat(
            report.trials().stream()
                .map(trial -> trial.model().replaceAll("/.*", ""))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Hostility.values())
                .map(hostility -> hostility.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void enoughTrialsShowEveryVariantWhateverTheSeed() {
    for (long seed : new long[] {0, 1, -3, Long.MAX_VALUE, Long.MIN_VALUE}) {
      Set<String> names = new TreeSet<>();
      TrialModel.all(EvaluationMode.HOSTILE, "X-1", 20, seed, null)
          .forEach(model -> names.add(model.name()));
      assertThat(names).hasSize(Stream.of(Hostility.values()).mapToInt(Hostility::variants).sum());
    }
  }

  @Test
  void aModelOfTheCallersIsAskedInTheModeEnv() {
    List<OracleModel> made = Collections.synchronizedList(new ArrayList<>());
    ScenarioReport report =
        own()
            .modes(EnumSet.of(EvaluationMode.ENV))
            .models(
                () -> {
                  made.add(new OracleModel());
                  return made.get(made.size() - 1);
                })
            .only("OWN-01")
            .trials(3)
            .run(threads(1));

    assertThat(report.trials())
        .extracting(ScenarioTrial::model)
        .containsExactly("env", "env", "env");
    assertThat(made).hasSize(3).allSatisfy(model -> assertThat(model.requests()).isNotEmpty());
  }

  @Test
  void theModeEnvWithoutAModelSaysHowToGiveOne() {
    ScenarioEvaluation evaluation = own().modes(EnumSet.of(EvaluationMode.ENV));

    assertThatThrownBy(() -> evaluation.run(Work.alone()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ScenarioEvaluation.models(");
  }

  @Test
  void everyTrialIsToldToWhoeverWatches() {
    AtomicInteger told = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    own()
        .trials(3)
        .run(
            new Work(
                2,
                (rows, of) -> {
                  told.incrementAndGet();
                  all.set(of);
                }));

    assertThat(told.get())
        .isEqualTo(all.get())
        .isEqualTo(3 * ScenarioFiles.own().scenarios().size());
  }

  @Test
  void anInterruptedEvaluationEndsAtOnce() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                own()
                    .modes(EnumSet.of(EvaluationMode.ENV))
                    .models(() -> new Silent(asked))
                    .trials(1_000)
                    .run(threads(2));
              } catch (RuntimeException e) {
                ended.set(e);
              } finally {
                asked.countDown();
              }
            });
    caller.setDaemon(true);
    caller.start();
    assertThat(asked.await(2, TimeUnit.MINUTES)).as("a model is asked, or it ends").isTrue();
    caller.interrupt();
    caller.join(Duration.ofMinutes(2).toMillis());

    assertThat(caller.isAlive()).as("goes on though it was interrupted").isFalse();
    assertThat(ended.get()).isInstanceOf(CancellationException.class);
  }

  /** A model that never answers. */
  private record Silent(CountDownLatch asked) implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("interrupted");
    }
  }

  @Test
  void aPlayThatCannotBeginFailsWithoutTellingSecrets() {
    ScenarioReport report =
        own()
            .agents(
                builder -> {
                  throw new IllegalStateException("key sk-123");
                })
            .only("OWN-01")
            .run(Work.alone());

    assertThat(report.trials().get(0).checks())
        .containsExactly(Check.failed("play", "it threw java.lang.IllegalStateException"));
  }

  @Test
  void theAgentIsFinishedByTheCaller() {
    AtomicInteger finished = new AtomicInteger();
    own()
        .agents(
            builder -> {
              finished.incrementAndGet();
              return builder;
            })
        .only("OWN-01")
        .run(Work.alone());

    assertThat(finished.get()).isEqualTo(1);
  }

  @Test
  void wrongCallsSayWhatIsWrong() {
    assertThatThrownBy(() -> own().only("NONE").run(Work.alone()))
        .hasMessage("there is no scenario whose id begins with \"NONE\"");
    assertThatThrownBy(() -> own().trials(0)).hasMessageContaining("1 trial or more, not 0");
    assertThatThrownBy(() -> own().modes(Set.of())).hasMessageContaining("at least one mode");
    assertThatThrownBy(
            () -> ScenarioEvaluation.of(List.of(ScenarioFiles.own(), ScenarioFiles.own())))
        .hasMessageContaining("two files have a scenario OWN-01");
  }
}
