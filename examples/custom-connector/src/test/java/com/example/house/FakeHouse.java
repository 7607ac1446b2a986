// SPDX-License-Identifier: Apache-2.0
package com.example.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.testkit.kit.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The order service, on the loopback interface, with its format, its errors and its bad days. */
final class FakeHouse implements AutoCloseable {

  /** Its orders by number, in its own words and the time of its office; the newest first. */
  private static final List<String> ORDERS =
      List.of(
          "{'number':'H-1003','customer':'c7','email':'ada@example.com','state':'offen',"
              + "'placed':'2026-07-04T09:15:30','currency':'EUR','total':'12.50'}",
          "{'number':'H-1002','customer':'c7','email':'ada@example.com','state':'erledigt',"
              + "'placed':'2026-01-05T22:00:00','currency':'EUR','total':'7.00'}",
          "{'number':'H-1001','customer':'c77','email':'bob@example.com','state':'beim Drucker',"
              + "'placed':'2026-01-02T10:00:00','currency':'JPY','total':'1250'}",
          "{'number':'H-1000','customer':null,'email':null,'state':'offen','placed':null,"
              + "'currency':null,'total':null}");

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final String key;
  private volatile Trouble trouble;

  FakeHouse(String key) {
    this.key = key;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** From now on every call has this trouble. */
  void suffer(Trouble bad) {
    trouble = bad;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (trouble != null) {
        suffer(exchange, trouble);
      } else if (!key.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
        answer(exchange, 401, "{}");
      } else {
        serve(exchange);
      }
    }
  }

  private void suffer(HttpExchange exchange, Trouble bad) throws IOException {
    switch (bad) {
      case THROTTLED -> {
        exchange.getResponseHeaders().set("Retry-After", "60");
        answer(exchange, 429, "{}");
      }
      case UNAUTHORISED -> answer(exchange, 401, "{'error':'key'}");
      case DOWN -> answer(exchange, 503, "<html>Wartung</html>");
      case TRUNCATED -> answer(exchange, 200, ORDERS.get(0).substring(0, 60));
      case SILENT -> awaitClose();
      case STALLED -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(ORDERS.get(0).getBytes(UTF_8));
        exchange.getResponseBody().flush();
        awaitClose();
      }
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (exchange.getRequestURI().getPath().equals("/order")) {
      Optional<String> order = first(query.get("number"));
      answer(exchange, order.isPresent() ? 200 : 404, order.orElse("{}"));
    } else {
      String customer = "'customer':'" + query.get("customer") + "'";
      String orders =
          ORDERS.stream()
              .filter(order -> order.contains(customer))
              .limit(Long.parseLong(query.get("newest")))
              .collect(Collectors.joining(","));
      answer(exchange, 200, "{'orders':[" + orders + "]}");
    }
  }

  /** As the service does: the first order whose number begins so. */
  private static Optional<String> first(String number) {
    return ORDERS.stream()
        .filter(order -> order.startsWith("{'number':'" + number.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    Arrays.stream(raw.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
    return query;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
