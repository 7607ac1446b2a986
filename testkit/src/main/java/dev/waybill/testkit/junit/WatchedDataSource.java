// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that knows which of its connections are open, and where each was opened. */
final class WatchedDataSource {

  private final String name;
  private final DataSource real;
  private final AtomicLong number = new AtomicLong();
  private final Map<Long, Opening> open = new ConcurrentHashMap<>();

  private record Opening(String thread, List<String> frames) {}

  WatchedDataSource(String name, DataSource real) {
    this.name = name;
    this.real = real;
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            WatchedDataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object result = called(real, method, arguments);
              return result instanceof Connection connection ? opened(connection) : result;
            });
  }

  private Connection opened(Connection connection) {
    long own = number.incrementAndGet();
    Thread thread = Thread.currentThread();
    open.put(own, new Opening(thread.getName(), Leak.frames(thread.getStackTrace())));
    return (Connection)
        Proxy.newProxyInstance(
            WatchedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") || method.getName().equals("abort")) {
                open.remove(own);
              }
              return method.getName().equals("equals") && arguments != null
                  ? proxy == arguments[0]
                  : called(connection, method, arguments);
            });
  }

  private static @Nullable Object called(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  List<Leak> leaks() {
    List<Leak> leaks = new ArrayList<>();
    open.forEach(
        (own, opening) ->
            leaks.add(
                new Leak(
                    "connection " + own + " of " + name + ", opened by thread " + opening.thread(),
                    opening.frames())));
    return leaks;
  }
}
