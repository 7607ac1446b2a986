// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * UPS on the loopback interface: the OAuth token call and the Track API, with UPS's wire format,
 * errors and bad days, driven by a clock. Only what has happened by now is shown, so moving the
 * clock moves the parcels.
 *
 * <pre>{@code
 * try (UpsSimulator ups = UpsSimulator.start(clock)) {
 *   ups.parcel("1Z0000000000000001")
 *       .scheduled(LocalDate.of(2026, 11, 26))
 *       .scan(UpsEvent.LABEL_CREATED, OffsetDateTime.parse("2026-11-23T16:00:00-05:00"))
 *       .scan(UpsEvent.ORIGIN_SCAN, OffsetDateTime.parse("2026-11-23T21:10:00-05:00"),
 *           "Newark", "NJ", "US");
 *   ups.fail("1Z0000000000000001", UpsFault.unavailable(), 2);
 * }
 * }</pre>
 *
 * <p>Formats: {@code Tracking.yaml} and {@code OAuthClientCredentials.yaml} in
 * github.com/UPS-API/api-documentation; the warning {@code TW0001} inside HTTP 200 as in its issue
 * 102. Safe for many threads.
 */
public final class UpsSimulator implements AutoCloseable {

  /** The client id that is accepted. */
  public static final String CLIENT_ID = "simulated-client";

  /** The client secret that is accepted. */
  public static final String CLIENT_SECRET = "simulated-secret";

  private final InstantSource clock;
  private final UpsFaults faults = new UpsFaults();
  private final Map<String, UpsParcel> parcels = new ConcurrentHashMap<>();
  private final Map<String, List<String>> shipments = new ConcurrentHashMap<>();
  private final Map<String, Instant> tokens = new HashMap<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final UpsServer server;
  private Duration tokenLife = Duration.ofSeconds(14_399);
  private int tokensIssued;

  private UpsSimulator(InstantSource clock) {
    this.clock = clock;
    this.server = new UpsServer(this);
  }

  /**
   * Starts it on a free port of 127.0.0.1.
   *
   * @param clock what time it is at UPS
   * @return the running simulator; to be closed
   * @throws UncheckedIOException if no port can be opened
   */
  public static UpsSimulator start(InstantSource clock) {
    return new UpsSimulator(requireNonNull(clock, "clock"));
  }

  /** Where it listens, without a path: the base URL to give to a connector. */
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** The parcel with a number; made if there is none. Without a visible scan UPS knows nothing. */
  public UpsParcel parcel(String trackingNumber) {
    return parcels.computeIfAbsent(trackingNumber, UpsParcel::new);
  }

  /** Puts parcels into one shipment: asked for one of them, UPS answers with all. */
  public void shipment(String... trackingNumbers) {
    List<String> all = List.of(trackingNumbers);
    all.forEach(number -> shipments.put(number, all));
  }

  /** Every tracking call fails, until {@link #heal()}. */
  public void fail(UpsFault fault) {
    faults.plan(fault, Integer.MAX_VALUE);
  }

  /** The next tracking calls fail. */
  public void fail(UpsFault fault, int times) {
    faults.plan(fault, times);
  }

  /** Every call for a number fails, until {@link #heal()}. */
  public void fail(String trackingNumber, UpsFault fault) {
    faults.plan(trackingNumber, fault, Integer.MAX_VALUE);
  }

  /** The next calls for a number fail. */
  public void fail(String trackingNumber, UpsFault fault, int times) {
    faults.plan(trackingNumber, fault, times);
  }

  /** Every token call fails, until {@link #heal()}. */
  public void failTokens(UpsFault fault) {
    faults.planForTokens(fault, Integer.MAX_VALUE);
  }

  /** The next token calls fail. */
  public void failTokens(UpsFault fault, int times) {
    faults.planForTokens(fault, times);
  }

  /** Ends all faults. */
  public void heal() {
    faults.clear();
  }

  /** How long tokens live that are issued from now on. UPS's live 14,399 seconds. */
  public void tokenLife(Duration life) {
    synchronized (tokens) {
      tokenLife = life;
    }
  }

  /** Makes every token that was issued invalid at once. */
  public void revokeTokens() {
    synchronized (tokens) {
      tokens.clear();
    }
  }

  /** All requests so far, oldest first. */
  public List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many token calls there were. */
  public int tokenCalls() {
    return (int) requests.stream().filter(it -> it.path().startsWith("/security/")).count();
  }

  /** How many tracking calls there were. */
  public int trackingCalls() {
    return (int) requests.stream().filter(it -> it.path().startsWith("/api/track/")).count();
  }

  /** Stops it, also in the middle of a call. No thread is left. */
  @Override
  public void close() {
    server.close();
  }

  void record(RecordedRequest request) {
    requests.add(request);
  }

  UpsFaults faults() {
    return faults;
  }

  ObjectNode issueToken() {
    Instant now = clock.instant();
    synchronized (tokens) {
      String token = "simulated-token-" + ++tokensIssued;
      tokens.put(token, now.plus(tokenLife));
      return UpsJson.token(token, CLIENT_ID, now.toEpochMilli(), tokenLife.toSeconds());
    }
  }

  boolean accepts(String token) {
    synchronized (tokens) {
      Instant end = tokens.get(token);
      return end != null && clock.instant().isBefore(end);
    }
  }

  ObjectNode track(String number) {
    Instant now = clock.instant();
    List<UpsParcel.View> visible =
        shipments.getOrDefault(number, List.of(number)).stream()
            .filter(parcels::containsKey)
            .map(it -> requireNonNull(parcels.get(it)).view(now))
            .filter(view -> !view.scans().isEmpty())
            .toList();
    return visible.isEmpty() ? UpsJson.notFound(number) : UpsJson.shipment(number, visible);
  }
}
