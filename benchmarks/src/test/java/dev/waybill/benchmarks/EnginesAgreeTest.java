// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.benchmarks.engine.Engine;
import dev.waybill.benchmarks.engine.Engines;
import dev.waybill.benchmarks.engine.HandWritten;
import dev.waybill.benchmarks.engine.UnavailableException;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundCases;
import dev.waybill.benchmarks.refund.RefundRule;
import dev.waybill.benchmarks.refund.Verdict;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesAgreeTest {

  private static final List<RefundCase> CASES = RefundCases.of(20_260_220, 2_000);

  static List<String> engines() {
    return Engines.NAMES;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyEngineDecidesWhatHandWrittenJavaDecides(String name) {
    try (Engine<?> engine = Engines.create(name)) {
      assertThatCode(() -> Agreement.prove(engine, CASES)).doesNotThrowAnyException();
    } catch (UnavailableException e) {
      Assumptions.abort(e.toString());
    }
  }

  @Test
  void theTimedCasesAreAThirdDeniedAndAFifthApprovals() {
    HandWritten rules = new HandWritten();
    Map<Verdict.Outcome, Integer> outcomes = new EnumMap<>(Verdict.Outcome.class);
    for (RefundCase refund : RefundCases.timed()) {
      outcomes.merge(Verdict.outcome(rules.decide(refund)), 1, Integer::sum);
    }
    assertThat(outcomes.get(Verdict.Outcome.DENY)).isBetween(75, 95);
    assertThat(outcomes.get(Verdict.Outcome.APPROVAL)).isBetween(43, 60);
    assertThat(outcomes.get(Verdict.Outcome.CONFIRMATION)).isBetween(110, 130);
  }

  @Test
  void theComparedCasesFireEveryRuleAndOneRefundIsDeniedByDefault() {
    HandWritten rules = new HandWritten();
    Set<RefundRule> fired = EnumSet.noneOf(RefundRule.class);
    boolean byDefault = false;
    for (RefundCase refund : CASES) {
      int verdict = rules.decide(refund);
      fired.addAll(Verdict.rules(verdict));
      byDefault |= verdict == 0;
    }
    assertThat(fired).containsExactlyInAnyOrder(RefundRule.values());
    assertThat(byDefault).isTrue();
  }

  @Test
  void aDisagreementIsToldWithTheCase() {
    Engine<RefundCase> blind =
        new Engine<>() {
          @Override
          public RefundCase bind(RefundCase refund) {
            return refund;
          }

          @Override
          public int decide(RefundCase refund) {
            return RefundRule.REFUND.bit();
          }
        };
    assertThatThrownBy(() -> Agreement.prove(blind, CASES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fires [REFUND] where hand-written Java fires [")
        .hasMessageContaining("RefundCase[identity=");
  }
}
