// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A top-level item of a policy. */
public sealed interface Item {

  /**
   * {@code setting return_window is 30 days}.
   *
   * @param name its name
   * @param value its value
   * @param effective when; null for always
   * @param span the whole item
   */
  record Setting(Word name, Expr value, @Nullable Effective effective, Span span) implements Item {}

  /**
   * {@code table auto_refund_limit by customer.tier} with its rows.
   *
   * @param name its name
   * @param keys the paths that select a row
   * @param rows the rows, in order
   * @param span the whole item
   */
  record Table(Word name, List<Path> keys, List<Row> rows, Span span) implements Item {
    public Table {
      keys = List.copyOf(keys);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table. With fewer cells than keys, a last cell {@code otherwise} stands for all the
   * rest.
   *
   * @param cells the cells, in the order of the keys
   * @param value the value
   * @param span the whole row
   */
  record Row(List<Cell> cells, Expr value, Span span) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell of a row.
   *
   * @param otherwise whether it is {@code otherwise}
   * @param value the enum's value or the text
   * @param span where it stands
   */
  record Cell(boolean otherwise, String value, Span span) {}

  /**
   * {@code term in_window means …}.
   *
   * @param name its name
   * @param meaning what it means
   * @param span the whole item
   */
  record Term(Word name, Cond meaning, Span span) implements Item {}

  /**
   * {@code trust order only from oms no older than 5 minutes}.
   *
   * @param paths facts, or attributes
   * @param origins from where
   * @param noOlderThan how old at most; null if it is not said
   * @param inThisConversation whether it must have been read in this conversation
   * @param span the whole item
   */
  record Trust(
      List<Path> paths,
      List<Origin> origins,
      @Nullable Expr noOlderThan,
      boolean inThisConversation,
      Span span)
      implements Item {
    public Trust {
      paths = List.copyOf(paths);
      origins = List.copyOf(origins);
    }
  }

  /**
   * {@code accept request.amount for refund only from oms or policy}.
   *
   * @param paths arguments
   * @param actions of which actions; null for all that have them
   * @param origins from where
   * @param span the whole item
   */
  record Accept(List<Path> paths, @Nullable Actions actions, List<Origin> origins, Span span)
      implements Item {
    public Accept {
      paths = List.copyOf(paths);
      origins = List.copyOf(origins);
    }
  }

  /**
   * {@code rule "…"} with its effect and clauses.
   *
   * @param name its name
   * @param effect what it does
   * @param clauses its clauses, in order
   * @param span the whole item
   */
  record Rule(Text name, RuleEffect effect, List<Clause> clauses, Span span) implements Item {
    public Rule {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * {@code test "…"} with its steps.
   *
   * @param name its name
   * @param steps its steps, in order
   * @param span the whole item
   */
  record Test(Text name, List<TestStep> steps, Span span) implements Item {
    public Test {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Gives where it stands.
   *
   * @return the span of the whole item
   */
  Span span();
}
