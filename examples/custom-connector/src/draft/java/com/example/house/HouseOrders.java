// SPDX-License-Identifier: Apache-2.0
package com.example.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The orders of our own order service, as one writes it first. The kit says what is wrong. */
public final class HouseOrders implements Orders {

  private static final Source HOUSE = new Source("house", DataLayer.ORDER);
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
    return ask("order?number=" + URLEncoder.encode(number, UTF_8), deadline, HouseOrders::order);
  }

  @Override
  public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
    String path = "orders?newest=" + limit + "&customer=" + URLEncoder.encode(customerId, UTF_8);
    return ask(path, deadline, json -> {
      List<Order> orders = new ArrayList<>();
      json.required("orders").forEach(each -> orders.add(order(each)));
      return orders;
    });
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }

  private <T> Lookup<T> ask(String path, Deadline by, Function<JsonNode, T> meaning) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("X-Api-Key", key)
            .timeout(by.remaining(clock.instant()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 429) {
        return Lookup.failed(Kind.THROTTLED, "too many calls");
      }
      if (response.statusCode() != 200) {
        throw new IllegalStateException("HTTP " + response.statusCode());
      }
      T value = meaning.apply(JSON.readTree(response.body()));
      Lookup<T> answer = Lookup.found(value, HOUSE, clock.instant());
      health.note(answer, clock.instant());
      return answer;
    } catch (HttpTimeoutException e) {
      return Lookup.failed(Kind.TIMED_OUT, "the house did not answer in time");
    } catch (IOException e) {
      return Lookup.failed(Kind.MALFORMED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Order order(JsonNode json) {
    String state = text(json, "state");
    String placed = text(json, "placed");
    String total = text(json, "total");
    return new Order(
        json.required("number").asText(), text(json, "customer"), text(json, "email"),
        STATES.getOrDefault(String.valueOf(state), OrderState.OPEN), state, null,
        placed == null
            ? null
            : LocalDateTime.parse(placed).atZone(ZoneId.systemDefault()).toInstant(),
        List.of(), List.of(), List.of(), List.of(), null,
        total == null ? null : Money.of(new BigDecimal(total), text(json, "currency")), null);
  }

  private static String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.get(field).asText() : null;
  }
}
