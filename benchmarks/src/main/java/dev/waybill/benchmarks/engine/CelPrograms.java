// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.cel.runtime.CelRuntime;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import java.util.Map;

/** CEL, one program for each rule: as rules that are written and changed one by one need it. */
public final class CelPrograms implements Engine<Map<String, Object>> {

  private final CelRuntime.Program[] programs;
  private final int[] bits;

  /** Compiles the rules. */
  public CelPrograms() {
    CelRefund cel = new CelRefund();
    Map<String, String> rules = RuleFile.readExpressions("refund.cel");
    programs = new CelRuntime.Program[rules.size()];
    bits = new int[rules.size()];
    int i = 0;
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      programs[i] = cel.compile(rule.getValue());
      bits[i++] = Verdict.bit(rule.getKey());
    }
  }

  @Override
  public Map<String, Object> bind(RefundCase refund) {
    return CelRefund.variables(refund);
  }

  @Override
  public int decide(Map<String, Object> variables) {
    int fired = 0;
    for (int i = 0; i < programs.length; i++) {
      if ((Boolean) CelRefund.evaluate(programs[i], variables)) {
        fired |= bits[i];
      }
    }
    return Verdict.of(fired);
  }
}
