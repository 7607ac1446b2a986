// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP side of the simulator. */
final class UpsServer {

  private static final String TOKEN_PATH = "/security/v1/oauth/token";
  private static final String TRACK_PATH = "/api/track/v1/details/";
  private static final long PATIENCE_MILLIS = 10_000;

  /** Without it the JDK's server lets each answer wait some 40 ms for the client's TCP stack. */
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  static {
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final UpsSimulator ups;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  UpsServer(UpsSimulator ups) {
    this.ups = ups;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "ups-simulator");
              thread.setDaemon(true);
              started.add(thread);
              return thread;
            });
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      this.server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException("the UPS simulator cannot open a port on 127.0.0.1", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    started.forEach(UpsServer::awaitEnd);
  }

  /** An executor counts as terminated a moment before its last thread has ended. */
  private static void awaitEnd(Thread thread) {
    try {
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        throw new IllegalStateException("a thread of the UPS simulator did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      URI uri = exchange.getRequestURI();
      String path = uri.getRawPath();
      ups.record(recorded(exchange, uri));
      if (path.equals(TOKEN_PATH)) {
        token(exchange, new String(body, StandardCharsets.UTF_8));
      } else if (path.startsWith(TRACK_PATH)) {
        String number = path.substring(TRACK_PATH.length());
        track(exchange, URLDecoder.decode(number.replace("+", "%2B"), StandardCharsets.UTF_8));
      } else {
        answer(exchange, UpsFault.error(404, "10404", "Resource not found"));
      }
    }
  }

  private void token(HttpExchange exchange, String form) throws IOException {
    Optional<UpsFault> fault = ups.faults().nextForToken();
    if (fault.isPresent()) {
      answer(exchange, fault.get());
    } else if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, UpsFault.error(405, "10405", "Method not allowed"));
    } else if (!form.equals("grant_type=client_credentials")) {
      answer(exchange, UpsFault.error(400, "10400", "Invalid/Missing grant type"));
    } else if (!basicAuth().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, UpsFault.error(401, "10401", "ClientId is Invalid"));
    } else {
      answer(exchange, 200, ups.issueToken());
    }
  }

  private void track(HttpExchange exchange, String number) throws IOException {
    Optional<UpsFault> fault = ups.faults().next(number);
    if (fault.isPresent()) {
      answer(exchange, fault.get());
    } else if (!exchange.getRequestMethod().equals("GET")) {
      answer(exchange, UpsFault.error(405, "10405", "Method not allowed"));
    } else if (!hasToken(exchange)) {
      answer(exchange, UpsFault.unauthorised());
    } else if (isMissing(exchange, "transId") || isMissing(exchange, "transactionSrc")) {
      answer(exchange, UpsFault.error(400, "TV0001", "Missing required header"));
    } else {
      answer(exchange, 200, ups.track(number));
    }
  }

  private boolean hasToken(HttpExchange exchange) {
    String value = exchange.getRequestHeaders().getFirst("Authorization");
    return value != null && value.startsWith("Bearer ") && ups.accepts(value.substring(7));
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    answer(exchange, UpsFault.json(status, body.toString()));
  }

  private void answer(HttpExchange exchange, UpsFault answer) throws IOException {
    switch (answer.kind()) {
      case HANG -> awaitClose();
      case RESET -> {
        // Closing the exchange before any header closes the connection.
      }
      case CUT -> begin(exchange, answer);
      case STALL -> {
        begin(exchange, answer);
        awaitClose();
      }
      case ANSWER -> {
        byte[] body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
          exchange.getResponseBody().write(body);
        }
      }
    }
  }

  /** Headers that promise more than comes. */
  private static void begin(HttpExchange exchange, UpsFault answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), answer.body().length + 1000L);
    exchange.getResponseBody().write(answer.body());
    exchange.getResponseBody().flush();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isMissing(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null || value.isBlank();
  }

  private static String basicAuth() {
    String pair = UpsSimulator.CLIENT_ID + ":" + UpsSimulator.CLIENT_SECRET;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordedRequest recorded(HttpExchange exchange, URI uri) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    String query = uri.getRawQuery();
    String path = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
    return new RecordedRequest(exchange.getRequestMethod(), path, headers);
  }
}
