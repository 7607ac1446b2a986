// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.waybill.benchmarks.refund.RefundCase;
import java.util.HashMap;
import java.util.Map;

/** What the two CEL engines share: the typed variables, and CEL's planning runtime, its fastest. */
final class CelRefund {

  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .addVar("identity", SimpleType.INT)
          .addVar("evidence_minutes", SimpleType.INT)
          .addVar("order_state", SimpleType.STRING)
          .addVar("tier", SimpleType.STRING)
          .addVar("delivered_on", SimpleType.INT)
          .addVar("final_sale", SimpleType.BOOL)
          .addVar("fraud_score", SimpleType.INT)
          .addVar("refunds", SimpleType.INT)
          .addVar("condition", SimpleType.STRING)
          .addVar("reason", SimpleType.STRING)
          .addVar("amount", SimpleType.INT)
          .addVar("captured", SimpleType.INT)
          .addVar("payment_method", SimpleType.STRING)
          .addVar("today", SimpleType.INT)
          .build();
  private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();

  CelRuntime.Program compile(String expression) {
    try {
      return runtime.createProgram(compiler.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("the rule does not compile: " + expression, e);
    }
  }

  static Map<String, Object> variables(RefundCase refund) {
    Map<String, Object> variables = new HashMap<>(32);
    variables.put("identity", (long) refund.identity().level());
    variables.put("evidence_minutes", (long) refund.evidenceMinutes());
    variables.put("order_state", refund.orderState().word());
    variables.put("tier", refund.tier().word());
    variables.put("delivered_on", (long) refund.deliveredOn());
    variables.put("final_sale", refund.finalSale());
    variables.put("fraud_score", (long) refund.fraudScore());
    variables.put("refunds", (long) refund.refunds());
    variables.put("condition", refund.condition().word());
    variables.put("reason", refund.reason().word());
    variables.put("amount", refund.amount());
    variables.put("captured", refund.captured());
    variables.put("payment_method", refund.paymentMethod().word());
    variables.put("today", (long) refund.today());
    return variables;
  }

  static Object evaluate(CelRuntime.Program program, Map<String, Object> variables) {
    try {
      return program.eval(variables);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("the rule cannot be evaluated", e);
    }
  }
}
