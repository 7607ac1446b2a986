// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A SELECT with named parameters, taken apart: the pieces of text between the parameters, and the
 * parameters' names. Values are bound by the driver; only the number of question marks of a list
 * depends on them.
 *
 * @param pieces the text before, between and after the parameters; one more than there are names
 * @param names the parameters in order of appearance, without colon
 */
public record NamedSql(List<String> pieces, List<String> names) {

  public NamedSql {
    pieces = List.copyOf(pieces);
    names = List.copyOf(names);
  }

  /**
   * Takes a SELECT apart.
   *
   * @throws IllegalArgumentException if it is not one SELECT, a quote or comment is not closed, or
   *     it has an unescaped question mark
   */
  public static NamedSql parse(String sql) {
    return new NamedSqlParser(sql).parse();
  }

  /** Whether it binds this parameter. */
  public boolean binds(String name) {
    return names.contains(name);
  }

  /** The parameters, each once. */
  public Set<String> distinctNames() {
    return new LinkedHashSet<>(names);
  }

  /** The text for the driver and the values it binds, in order. */
  public Bound bind(Parameters parameters) {
    StringBuilder text = new StringBuilder(pieces.get(0));
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Object> list = parameters.valuesOf(names.get(i));
      text.append("?, ".repeat(list.size() - 1)).append('?').append(pieces.get(i + 1));
      values.addAll(list);
    }
    return new Bound(text.toString(), values);
  }

  /** The values of parameters; a list has at least one. */
  public interface Parameters {
    /** The values of this parameter: one, or several for a list. */
    List<Object> valuesOf(String name);
  }

  /**
   * A statement for the driver.
   *
   * @param sql the text, with a question mark per value
   * @param values the values, in order
   */
  public record Bound(String sql, List<Object> values) {
    public Bound {
      values = List.copyOf(values);
    }
  }
}
