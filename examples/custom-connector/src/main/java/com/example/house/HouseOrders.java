// SPDX-License-Identifier: Apache-2.0
package com.example.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The orders of our own order service, whose clocks show the time of Berlin. */
public final class HouseOrders implements Orders {

  private static final Source HOUSE = new Source("house", DataLayer.ORDER);
  private static final ZoneId OFFICE = ZoneId.of("Europe/Berlin");
  private static final Map<String, OrderState> STATES =
      Map.of("offen", OrderState.OPEN, "erledigt", OrderState.COMPLETED);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final HealthRecord health = new HealthRecord();
  private final URI base;
  private final String key;
  private final InstantSource clock;

  public HouseOrders(URI base, String key, InstantSource clock) {
    this.base = base;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
    String number = Order.canonicalNumber(orderNumber);
    return noted(ask("order?number=" + URLEncoder.encode(number, UTF_8), deadline, json -> {
      Order order = order(json);
      return Order.canonicalNumber(order.number()).equals(number)
          ? Lookup.found(order, HOUSE, clock.instant())
          : Lookup.failed(Kind.NOT_FOUND, "the house gave another order");
    }));
  }

  @Override
  public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
    String path = "orders?newest=" + limit + "&customer=" + URLEncoder.encode(customerId, UTF_8);
    return noted(ask(path, deadline, json -> {
      List<Order> orders = new ArrayList<>();
      json.required("orders").forEach(each -> orders.add(order(each)));
      orders.removeIf(order -> !customerId.equals(order.customerId()));
      return Lookup.found(orders, HOUSE, clock.instant());
    }));
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }

  private <T> Lookup<T> noted(Lookup<T> answer) {
    health.note(answer, clock.instant());
    return answer;
  }

  private <T> Lookup<T> ask(String path, Deadline by, Function<JsonNode, Lookup<T>> meaning) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path)).header("X-Api-Key", key).build();
    Future<HttpResponse<String>> call = http.sendAsync(request, BodyHandlers.ofString());
    try {
      HttpResponse<String> response =
          call.get(by.remaining(clock.instant()).toMillis(), MILLISECONDS);
      return switch (response.statusCode()) {
        case 200 -> meaning.apply(JSON.readTree(response.body()));
        case 404 -> Lookup.failed(Kind.NOT_FOUND, "the house answered 404");
        case 401, 403 -> Lookup.failed(Kind.UNAUTHORISED, "the house refused our key");
        case 429 -> Lookup.failed(throttled(response));
        default -> Lookup.failed(Kind.DOWN, "the house answered " + response.statusCode());
      };
    } catch (TimeoutException e) {
      return Lookup.failed(Kind.TIMED_OUT, "the house did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Lookup.failed(Kind.TIMED_OUT, "the thread was interrupted");
    } catch (ExecutionException e) {
      return Lookup.failed(Kind.DOWN, "the house cannot be reached");
    } catch (JsonProcessingException | RuntimeException e) {
      return Lookup.failed(Kind.MALFORMED, "the house wrote " + e.getClass().getSimpleName());
    } finally {
      call.cancel(true);
    }
  }

  private Failure throttled(HttpResponse<?> response) {
    long seconds = response.headers().firstValueAsLong("Retry-After").orElse(60);
    return new Failure(Kind.THROTTLED, clock.instant().plusSeconds(seconds), "too many calls");
  }

  private static Order order(JsonNode json) {
    String state = text(json, "state");
    String placed = text(json, "placed");
    String total = text(json, "total");
    return new Order(
        json.required("number").asText(), text(json, "customer"), text(json, "email"),
        STATES.getOrDefault(String.valueOf(state), OrderState.UNKNOWN), state, null,
        placed == null ? null : LocalDateTime.parse(placed).atZone(OFFICE).toInstant(),
        List.of(), List.of(), List.of(), List.of(), null,
        total == null ? null : Money.of(new BigDecimal(total), text(json, "currency")), null);
  }

  private static String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.get(field).asText() : null;
  }
}
