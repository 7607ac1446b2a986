// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import java.util.List;
import java.util.Locale;

/** Writes the steps of in-file tests. */
final class StepPrinter {
  private final StringBuilder out;
  private final ExpressionPrinter expressions;

  StepPrinter(StringBuilder out, ExpressionPrinter expressions) {
    this.out = out;
    this.expressions = expressions;
  }

  void step(TestStep step) {
    if (step instanceof TestStep.On on) {
      out.append("on ").append(on.date());
    } else if (step instanceof TestStep.Given given) {
      given(given);
    } else if (step instanceof TestStep.History history) {
      history(history);
    } else if (step instanceof TestStep.Ask ask) {
      out.append("ask ").append(ask.action().name()).append(' ');
      fields(ask.fields());
    } else if (step instanceof TestStep.ExpectOutcome expect) {
      outcome(expect);
    } else if (step instanceof TestStep.ExpectTold told) {
      out.append(told.agent() ? "expect told agent " : "expect told ");
      expressions.text(told.text().value());
    } else if (step instanceof TestStep.ExpectCap cap) {
      out.append("expect cap ");
      expressions.expression(cap.value());
    } else {
      out.append("expect suggest ");
      expressions.actions(((TestStep.ExpectSuggest) step).actions());
    }
  }

  private void given(TestStep.Given given) {
    out.append("given ").append(given.name().name()).append(' ');
    List<TestStep.Field> fields = given.fields();
    if (fields == null) {
      out.append("missing");
      return;
    }
    fields(fields);
    Origin from = given.from();
    if (from != null) {
      out.append(" from ");
      expressions.origin(from);
      Expr age = given.age();
      if (age != null) {
        out.append(' ');
        expressions.expression(age);
        out.append(" ago");
      }
    }
  }

  private void history(TestStep.History history) {
    out.append("given history ").append(history.action().name()).append(' ');
    out.append(history.times()).append(" times ");
    expressions.expression(history.age());
    out.append(" ago");
    Word by = history.by();
    out.append(by == null ? "" : " by " + by.name());
    if (!history.fields().isEmpty()) {
      out.append(' ');
      fields(history.fields());
    }
  }

  private void fields(List<TestStep.Field> fields) {
    out.append('{');
    for (int i = 0; i < fields.size(); i++) {
      TestStep.Field field = fields.get(i);
      out.append(i == 0 ? " " : ", ").append(field.path().dotted()).append(' ');
      if (field.values().isEmpty()) {
        out.append("missing");
      } else {
        expressions.literals(field.values());
      }
      Origin from = field.from();
      if (from != null) {
        out.append(" from ");
        expressions.origin(from);
      }
    }
    out.append(" }");
  }

  private void outcome(TestStep.ExpectOutcome expect) {
    out.append("expect ").append(expect.outcome().name().toLowerCase(Locale.ROOT));
    Text by = expect.by();
    Word element = expect.element();
    Word name = expect.name();
    if (by != null) {
      out.append(" by ");
      expressions.text(by.value());
    } else if (element != null) {
      out.append(" for ").append(element.name());
    } else if (name != null) {
      out.append(expect.outcome() == TestStep.Outcome.APPROVAL ? " by " : " ").append(name.name());
    }
    if (!expect.paths().isEmpty()) {
      out.append(expect.outcome() == TestStep.Outcome.NEED ? " " : " showing ");
      expressions.paths(expect.paths());
    }
  }
}
