// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.cel.runtime.CelRuntime;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import java.util.Map;

/** CEL at its best: all rules in one generated expression, which adds up the bits that are set. */
public final class CelExpression implements Engine<Map<String, Object>> {

  private final CelRuntime.Program program;

  /** Compiles the rules. */
  public CelExpression() {
    StringBuilder sum = new StringBuilder("0");
    for (Map.Entry<String, String> rule : RuleFile.readExpressions("refund.cel").entrySet()) {
      sum.append(" + ((").append(rule.getValue()).append(") ? ");
      sum.append(Verdict.bit(rule.getKey())).append(" : 0)");
    }
    program = new CelRefund().compile(sum.toString());
  }

  @Override
  public Map<String, Object> bind(RefundCase refund) {
    return CelRefund.variables(refund);
  }

  @Override
  public int decide(Map<String, Object> variables) {
    return Verdict.of(((Long) CelRefund.evaluate(program, variables)).intValue());
  }
}
