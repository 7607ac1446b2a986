// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** A data source that writes down what is done to its connections and statements. */
final class WatchedDataSource {

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final DataSource watched;
  private int interruptedStatement;
  private Runnable interruption = () -> {};

  WatchedDataSource(DataSource real) {
    this.watched = watch(DataSource.class, real);
  }

  DataSource dataSource() {
    return watched;
  }

  /** The calls so far, such as {@code setReadOnly[true]}. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  long statements() {
    return calls.stream().filter(call -> call.startsWith("executeQuery")).count();
  }

  /** Lets something happen before the nth statement is run. */
  void before(int statement, Runnable interruption) {
    this.interruptedStatement = statement;
    this.interruption = interruption;
  }

  private <T> T watch(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              String name = method.getName();
              if (name.startsWith("set") || name.startsWith("execute") || isEnd(name)) {
                calls.add(name + (args == null ? "[]" : List.of(args)));
              }
              if (name.startsWith("execute") && statements() == interruptedStatement) {
                interruption.run();
              }
              try {
                Object result = method.invoke(real, args);
                if (result instanceof Connection connection) {
                  return watch(Connection.class, connection);
                }
                return result instanceof PreparedStatement statement
                    ? watch(PreparedStatement.class, statement)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static boolean isEnd(String name) {
    return name.equals("rollback") || name.equals("commit") || name.equals("close");
  }
}
