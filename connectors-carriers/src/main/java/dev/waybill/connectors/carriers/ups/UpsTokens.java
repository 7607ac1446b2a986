// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.carriers.internal.SingleFlight;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth token of one client, fetched once for all threads and renewed before it ends (client
 * credentials, {@code OAuthClientCredentials.yaml}). UPS answers a client that fetches a token for
 * each call with 429.
 */
final class UpsTokens {

  private static final String PATH = "security/v1/oauth/token";
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final long UNKNOWN_LIFE_SECONDS = 300;

  private final UpsHttp http;
  private final InstantSource clock;
  private final Request request;
  private final SingleFlight<String, Token> flights;
  private final AtomicReference<@Nullable Token> held = new AtomicReference<>();

  UpsTokens(
      UpsHttp http, HttpUrl baseUrl, String clientId, String clientSecret, InstantSource clock) {
    this.http = http;
    this.clock = clock;
    this.flights = new SingleFlight<>(clock);
    this.request =
        new Request.Builder()
            .url(baseUrl.newBuilder().addPathSegments(PATH).build())
            .header(
                "Authorization", Credentials.basic(clientId, clientSecret, StandardCharsets.UTF_8))
            .header("Accept", "application/json")
            .post(new FormBody.Builder().add("grant_type", "client_credentials").build())
            .build();
  }

  /** A token that can be used now. */
  Lookup<Token> current(Deadline deadline) {
    Lookup<Token> usable = usable();
    return usable == null ? flights.join("token", deadline, () -> renew(deadline)) : usable;
  }

  /** Forgets a token that UPS refused, unless another has taken its place. */
  void drop(Token refused) {
    held.compareAndSet(refused, null);
  }

  private @Nullable Lookup<Token> usable() {
    Token token = held.get();
    Instant now = clock.instant();
    return token != null && now.isBefore(token.renewAt())
        ? Lookup.found(token, UpsReader.SOURCE, now)
        : null;
  }

  private Lookup<Token> renew(Deadline deadline) {
    Lookup<Token> usable = usable();
    return usable == null
        ? http.call(request, deadline).fold(found -> token(found.value()), Lookup::failed)
        : usable;
  }

  private Lookup<Token> token(UpsAnswer answer) {
    Failure failure = answer.failure();
    if (failure != null) {
      boolean refused = answer.status() == 400;
      return refused
          ? Lookup.failed(Kind.UNAUTHORISED, "the token call failed: " + failure.detail())
          : Lookup.failed(
              new Failure(
                  failure.kind(), failure.retryAt(), "the token call failed: " + failure.detail()));
    }
    String value = Json.text(answer.json(), "access_token");
    if (value == null || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      return Lookup.failed(Kind.MALFORMED, "the token call gave no usable access_token");
    }
    Instant now = clock.instant();
    Token token = new Token(value, now.plus(useFor(answer.json())));
    held.set(token);
    return Lookup.found(token, UpsReader.SOURCE, now);
  }

  /** A minute less than the token lives, or nine tenths of a life that is shorter than ten. */
  private static Duration useFor(@Nullable JsonNode json) {
    String text = Json.text(json, "expires_in");
    long seconds =
        text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : UNKNOWN_LIFE_SECONDS;
    Duration life = Duration.ofSeconds(seconds);
    Duration tenth = life.dividedBy(10);
    return life.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
  }

  /** A bearer token, never printed. */
  static final class Token {

    private final String value;
    private final Instant renewAt;

    private Token(String value, Instant renewAt) {
      this.value = value;
      this.renewAt = renewAt;
    }

    String authorization() {
      return "Bearer " + value;
    }

    Instant renewAt() {
      return renewAt;
    }

    @Override
    public String toString() {
      return "Token[renew at " + renewAt + "]";
    }
  }
}
