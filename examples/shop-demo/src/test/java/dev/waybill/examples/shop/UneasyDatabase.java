// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The shop's database on a bad day, as its driver tells of it. */
final class UneasyDatabase {

  private static final long DAY = 86_400;

  private UneasyDatabase() {}

  /** No connection is made. */
  static DataSource down() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          throw new SQLException("no connection", "08001");
        });
  }

  /** Every commit is made, and the connection ends before it is answered. */
  static DataSource cutAfterCommit(DataSource shop) {
    return connecting(
        shop,
        connection ->
            (proxy, method, arguments) -> {
              Object answer = invoke(connection, method, arguments);
              if (method.getName().equals("commit")) {
                throw new SQLException("the connection has ended", "08007");
              }
              return answer;
            });
  }

  /** No statement is answered, until the time-out it was given has passed. */
  static DataSource silent(DataSource shop) {
    return connecting(
        shop,
        connection ->
            (proxy, method, arguments) -> {
              Object answer = invoke(connection, method, arguments);
              return answer instanceof PreparedStatement statement
                  ? proxy(PreparedStatement.class, unanswered(statement))
                  : answer;
            });
  }

  private static InvocationHandler unanswered(PreparedStatement statement) {
    AtomicInteger seconds = new AtomicInteger();
    return (proxy, method, arguments) -> {
      if (method.getName().equals("setQueryTimeout")) {
        seconds.set((Integer) arguments[0]);
      }
      if (method.getName().startsWith("execute")) {
        await(seconds.get() == 0 ? DAY : seconds.get());
        throw new SQLTimeoutException("the statement was cancelled", "57014");
      }
      return invoke(statement, method, arguments);
    };
  }

  private static void await(long seconds) throws SQLException {
    try {
      if (new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "57014", e);
    }
  }

  private interface Handling {
    InvocationHandler of(Connection connection);
  }

  private static DataSource connecting(DataSource shop, Handling handling) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object answer = invoke(shop, method, arguments);
          return answer instanceof Connection connection
              ? proxy(Connection.class, handling.of(connection))
              : answer;
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            UneasyDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
