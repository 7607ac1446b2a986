// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.util.List;

/**
 * Writes a policy the one way policies are written: an item at the margin, its clauses, rows and
 * steps on lines of their own with two spaces before them, the values of a table in one column,
 * money with commas. All comments stay; of several blank lines between items one stays. A line that
 * the author broke before {@code and} or {@code or} stays broken there. Formatting twice changes
 * nothing.
 */
public final class Formatter {
  private static final byte ITEM = 1;
  private static final byte LINE = 2;

  private final Tokens tokens;
  private final byte[] layout;
  private final int[] columns;
  private final StringBuilder out = new StringBuilder();
  private int line;
  private int done;
  private boolean afterComment;

  private Formatter(Tokens tokens) {
    this.tokens = tokens;
    this.layout = new byte[tokens.size()];
    this.columns = new int[tokens.size()];
  }

  /**
   * Formats a policy.
   *
   * @param source its text
   * @return the formatted text, which ends with a line break
   * @throws PolicySyntaxException if the text has syntax errors; it is not formatted then
   */
  public static String format(Source source) {
    Tokens tokens = Tokens.of(source);
    Parsed parsed = Parser.parse(tokens);
    PolicyFile file = parsed.file();
    if (file == null || !parsed.diagnostics().isEmpty()) {
      throw new PolicySyntaxException(parsed.diagnostics());
    }
    Formatter formatter = new Formatter(tokens);
    formatter.layOut(file);
    formatter.write();
    return formatter.out.toString();
  }

  private void layOut(PolicyFile file) {
    layout[tokens.size() - 1] = ITEM;
    for (Header header : file.headers()) {
      mark(header.span(), LINE);
    }
    for (Item item : file.items()) {
      mark(item.span(), ITEM);
      if (item instanceof Item.Rule rule) {
        mark(rule.effect().span(), LINE);
        for (Clause clause : rule.clauses()) {
          mark(clause.span(), LINE);
        }
      } else if (item instanceof Item.Test test) {
        for (TestStep step : test.steps()) {
          mark(step.span(), LINE);
        }
      } else if (item instanceof Item.Table table) {
        rows(table.rows());
      }
    }
  }

  private void rows(List<Item.Row> rows) {
    int widest = 0;
    for (Item.Row row : rows) {
      String cells = Spacing.join(tokens, index(row.span().start()), value(row));
      widest = Math.max(widest, cells.codePointCount(0, cells.length()));
    }
    for (Item.Row row : rows) {
      mark(row.span(), LINE);
      columns[value(row)] = widest + 4;
    }
  }

  private int value(Item.Row row) {
    List<Item.Cell> cells = row.cells();
    return index(cells.get(cells.size() - 1).span().start()) + 1;
  }

  private void mark(Span span, byte how) {
    layout[index(span.start())] = how;
  }

  /** Gives the token that starts at an offset. */
  private int index(int offset) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.start(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void write() {
    List<Span> comments = tokens.comments();
    int next = 0;
    for (int i = 0; i < tokens.size(); i++) {
      while (next < comments.size() && comments.get(next).start() < tokens.start(i)) {
        comment(comments.get(next), i);
        next++;
      }
      if (i < tokens.size() - 1) {
        token(i);
      }
    }
    for (; next < comments.size(); next++) {
      comment(comments.get(next), tokens.size() - 1);
    }
    out.append('\n');
  }

  private void comment(Span comment, int before) {
    int breaks = tokens.breaks(done, comment.start());
    if (breaks == 0 && out.length() > 0) {
      out.append("  ");
    } else {
      newLine(breaks > 1 && layout[before] == ITEM, indent(comment, before));
    }
    out.append(comment.text());
    done = comment.end();
    afterComment = true;
  }

  private int indent(Span comment, int before) {
    if (before == 0) {
      return 0;
    }
    if (layout[before] == ITEM) {
      boolean atMargin =
          comment.start() == 0 || comment.source().text().charAt(comment.start() - 1) == '\n';
      return atMargin ? 0 : 2;
    }
    return layout[before] == LINE ? 2 : joins(before) ? 3 : 4;
  }

  private void token(int i) {
    boolean starts = tokens.startsLine(i);
    if (i == 0) {
      if (afterComment) {
        newLine(tokens.breaks(done, tokens.start(0)) > 1, 0);
      }
    } else if (layout[i] == ITEM) {
      newLine(tokens.breaks(done, tokens.start(i)) > 1, 0);
    } else if (layout[i] == LINE) {
      newLine(false, 2);
    } else if (afterComment || (starts && joins(i))) {
      newLine(false, joins(i) ? 3 : 4);
    } else if (Spacing.before(tokens, i)) {
      out.append(' ');
    }
    for (int width = out.codePointCount(line, out.length()); width < columns[i]; width++) {
      out.append(' ');
    }
    out.append(Spacing.written(tokens, i));
    done = tokens.end(i);
    afterComment = false;
  }

  private boolean joins(int i) {
    return tokens.is(i, "and") || tokens.is(i, "or");
  }

  private void newLine(boolean blank, int indent) {
    if (out.length() > 0) {
      out.append(blank ? "\n\n" : "\n");
    }
    line = out.length();
    out.append(" ".repeat(indent));
  }
}
