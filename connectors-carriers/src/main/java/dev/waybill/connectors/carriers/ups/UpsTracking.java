// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static java.util.Objects.requireNonNull;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Parcels;
import dev.waybill.connectors.carriers.CachePolicy;
import dev.waybill.connectors.carriers.Pause;
import dev.waybill.connectors.carriers.RetryPolicy;
import dev.waybill.connectors.carriers.internal.LastKnown;
import dev.waybill.connectors.carriers.internal.NumberCheck;
import dev.waybill.connectors.carriers.internal.Randomness;
import dev.waybill.connectors.carriers.internal.Retries;
import dev.waybill.connectors.carriers.internal.SingleFlight;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Parcels that UPS carries, by its Track API.
 *
 * <pre>{@code
 * try (UpsTracking ups =
 *     UpsTracking.builder()
 *         .credentials(clientId, clientSecret)
 *         .build()) {
 *   Lookup<Tracking> answer = ups.track(Carrier.UPS, number, deadline);
 * }
 * }</pre>
 *
 * <p>An answer that is fresh by the {@link CachePolicy} is given again without a call, with the
 * time at which UPS really gave it. If a call fails, the last answer is given with the reason in
 * {@link Lookup.Found#refreshFailure()}. Many threads that ask for one number share one call.
 *
 * <p>A number that UPS has no scan of is {@link Kind#NOT_YET_SCANNED}: UPS does not tell a label
 * that it will see tomorrow from a number that was never given. Times of scans are UPS's own; one
 * whose offset UPS does not give, or contradicts itself about, has none. UPS gives no zone for its
 * delivery dates: {@code Eta.zone()} is null. Of a shipment of several packages the one with the
 * number asked for is read, from the first answer; further pages are not fetched.
 *
 * <p>Safe for many threads. No call throws for what UPS does, none outlasts its deadline, and one
 * whose thread is interrupted ends at once, with {@link Kind#TIMED_OUT}.
 *
 * <p>Documents: {@code Tracking.yaml} and {@code OAuthClientCredentials.yaml} in
 * github.com/UPS-API/api-documentation.
 */
public final class UpsTracking implements Parcels, AutoCloseable {

  private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

  private final Clock clock;
  private final UpsHttp http;
  private final UpsReader reader = new UpsReader();
  private final UpsClient client;
  private final Retries retries;
  private final LastKnown lastKnown;
  private final SingleFlight<String, Tracking> flights;
  private final HealthRecord health = new HealthRecord();
  private final AtomicReference<@Nullable Silence> silence = new AtomicReference<>();

  private UpsTracking(Builder from, String id, String secret) {
    Randomness random = new Randomness(from.random);
    this.clock = from.clock;
    this.http = new UpsHttp(from.connectTimeout, from.attemptTimeout, clock);
    UpsTokens tokens = new UpsTokens(http, from.baseUrl, id, secret, clock);
    this.client =
        new UpsClient(http, tokens, reader, from.baseUrl, from.transactionSource, random, clock);
    this.retries = new Retries(from.retryPolicy, from.pause, clock, random);
    this.lastKnown = new LastKnown(from.cachePolicy, clock);
    this.flights = new SingleFlight<>(clock);
  }

  /**
   * Starts to build. {@link Builder#credentials} must be set. By default it asks {@code
   * https://onlinetools.ups.com} in the name of {@code waybill}, connects within 2 s, gives an
   * attempt 5 s, uses {@link RetryPolicy#ofDefaults()} and {@link CachePolicy#ofDefaults()}, the
   * system's clock and its chance.
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
    if (!covers(carrier)) {
      return Lookup.failed(
          Kind.UNSUPPORTED, "the UPS connector does not cover the carrier '" + carrier.id() + "'");
    }
    String fault = NumberCheck.fault(trackingNumber);
    if (fault != null) {
      return Lookup.failed(Kind.NOT_FOUND, fault);
    }
    return lastKnown
        .fresh(trackingNumber)
        .orElseGet(
            () ->
                lastKnown.orLast(
                    trackingNumber,
                    flights.join(trackingNumber, deadline, () -> ask(trackingNumber, deadline))));
  }

  @Override
  public boolean covers(Carrier carrier) {
    return carrier.equals(Carrier.UPS);
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }

  /** How many scans were left out so far because no date or no time could be read in them. */
  public long skippedScans() {
    return reader.skippedScans();
  }

  /** How many scans were read so far whose code and words are not known. */
  public long unmappedScans() {
    return reader.unmappedScans();
  }

  /** Ends calls under way; later calls are {@link Kind#DOWN}. */
  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return "UpsTracking[" + health().state() + "]";
  }

  private Lookup<Tracking> ask(String trackingNumber, Deadline deadline) {
    return lastKnown
        .fresh(trackingNumber)
        .orElseGet(
            () ->
                lastKnown.keep(
                    trackingNumber,
                    retries.run(deadline, () -> attempt(trackingNumber, deadline))));
  }

  private Lookup<Tracking> attempt(String trackingNumber, Deadline deadline) {
    Silence kept = silence.get();
    if (kept != null && clock.instant().isBefore(kept.until())) {
      return Lookup.failed(kept.reason());
    }
    Lookup<Tracking> outcome = client.track(trackingNumber, deadline);
    Instant now = clock.instant();
    if (!Thread.currentThread().isInterrupted()) {
      health.note(outcome, now);
    }
    if (outcome instanceof Lookup.Failed<Tracking> failed) {
      keepSilence(failed.failure(), now);
    }
    return outcome;
  }

  private void keepSilence(Failure failure, Instant now) {
    Instant retryAt = failure.retryAt();
    if (failure.kind() == Kind.THROTTLED && retryAt != null) {
      Instant latest = now.plus(LONGEST_SILENCE);
      silence.set(new Silence(failure, retryAt.isBefore(latest) ? retryAt : latest));
    }
  }

  /** UPS asked to be left alone, whatever the number; kept for an hour at most. */
  private record Silence(Failure reason, Instant until) {}

  /** Builds the connector; see {@link UpsTracking#builder()} for the defaults. */
  public static final class Builder {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private HttpUrl baseUrl = HttpUrl.get("https://onlinetools.ups.com");
    private String transactionSource = "waybill";
    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration attemptTimeout = Duration.ofSeconds(5);
    private RetryPolicy retryPolicy = RetryPolicy.ofDefaults();
    private CachePolicy cachePolicy = CachePolicy.ofDefaults();
    private Pause pause = Pause.real();
    private Clock clock = Ambient.clock();
    private RandomGenerator random = Ambient.random();
    private @Nullable String clientId;
    private @Nullable String clientSecret;

    private Builder() {}

    /** The client id and secret of the merchant's app at developer.ups.com. */
    public Builder credentials(String id, String secret) {
      if (id.isBlank() || secret.isBlank()) {
        throw new IllegalArgumentException("the client id and the secret must not be blank");
      }
      this.clientId = id;
      this.clientSecret = secret;
      return this;
    }

    /** The clock; its zone does not matter. */
    public Builder clock(Clock theClock) {
      this.clock = requireNonNull(theClock, "clock");
      return this;
    }

    /** The source of chance for waits and request ids; need not be safe for threads. */
    public Builder random(RandomGenerator source) {
      this.random = requireNonNull(source, "random");
      return this;
    }

    /**
     * Where UPS is, without a path, for example {@code https://wwwcie.ups.com} for tests.
     *
     * @throws IllegalArgumentException if it is not https; http is allowed on the loopback
     *     interface
     */
    public Builder baseUrl(URI url) {
      HttpUrl parsed = HttpUrl.get(url.toString());
      if (!parsed.isHttps() && !LOOPBACK.contains(parsed.host())) {
        throw new IllegalArgumentException(
            "the UPS base URL must be https, as it is sent secrets: " + parsed.redact());
      }
      this.baseUrl = parsed;
      return this;
    }

    /** In whose name UPS is asked: its {@code transactionSrc} header, printable ASCII. */
    public Builder transactionSource(String name) {
      if (name.isBlank() || !name.chars().allMatch(c -> c >= ' ' && c < 127)) {
        throw new IllegalArgumentException("the transaction source must be printable ASCII");
      }
      this.transactionSource = name;
      return this;
    }

    /** How long it may take to connect. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = requirePositive(timeout);
      return this;
    }

    /** How long one attempt may take in all; the deadline of a call may leave less. */
    public Builder attemptTimeout(Duration timeout) {
      this.attemptTimeout = requirePositive(timeout);
      return this;
    }

    /** How often to try. */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = requireNonNull(policy, "retryPolicy");
      return this;
    }

    /** How long answers are fresh, and kept. */
    public Builder cachePolicy(CachePolicy policy) {
      this.cachePolicy = requireNonNull(policy, "cachePolicy");
      return this;
    }

    /** How to wait between attempts. */
    public Builder pause(Pause thePause) {
      this.pause = requireNonNull(thePause, "pause");
      return this;
    }

    /**
     * Builds it; no call is made.
     *
     * @throws IllegalStateException if there are no credentials
     */
    public UpsTracking build() {
      return new UpsTracking(this, required(clientId), required(clientSecret));
    }

    private static String required(@Nullable String value) {
      if (value == null) {
        throw new IllegalStateException("call credentials(id, secret) before build()");
      }
      return value;
    }

    private static Duration requirePositive(Duration timeout) {
      if (timeout.toMillis() < 1) {
        throw new IllegalArgumentException("a timeout must be at least 1 ms: " + timeout);
      }
      return timeout;
    }
  }
}
