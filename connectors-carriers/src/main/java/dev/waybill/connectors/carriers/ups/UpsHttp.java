// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes one HTTP call, never for longer than the deadline leaves, never reading without end; ends
 * at once if the thread is interrupted.
 */
final class UpsHttp implements AutoCloseable {

  private static final int BODY_LIMIT = 1 << 20;

  private final OkHttpClient client;
  private final Duration attemptTimeout;
  private final InstantSource clock;
  private volatile boolean closed;

  UpsHttp(Duration connectTimeout, Duration attemptTimeout, InstantSource clock) {
    this.attemptTimeout = attemptTimeout;
    this.clock = clock;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(connectTimeout)
            .readTimeout(attemptTimeout)
            .writeTimeout(attemptTimeout)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .dispatcher(dispatcher())
            .build();
  }

  /** Starts each call at once, on a thread that keeps no program from ending. */
  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                  Thread thread = new Thread(work, "waybill-ups");
                  thread.setDaemon(true);
                  return thread;
                }));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  /** The answer, whatever its status; a failure if there was none. */
  Lookup<UpsAnswer> call(Request request, Deadline deadline) {
    Duration left = deadline.remaining(clock.instant());
    if (closed) {
      return Lookup.failed(Kind.DOWN, "the UPS connector is closed");
    }
    if (left.toMillis() < 1) {
      return Lookup.failed(Kind.TIMED_OUT, "the deadline passed before UPS was called");
    }
    Duration timeout = left.compareTo(attemptTimeout) < 0 ? left : attemptTimeout;
    Call call = client.newBuilder().callTimeout(timeout).build().newCall(request);
    CompletableFuture<Lookup<UpsAnswer>> outcome = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call answered, Response response) {
            outcome.complete(readOrFail(response, timeout));
          }

          @Override
          public void onFailure(Call broken, IOException e) {
            outcome.complete(failure(e, timeout));
          }
        });
    return await(call, outcome, timeout);
  }

  /** The thread that asks does not itself read, as reading cannot be interrupted. */
  private static Lookup<UpsAnswer> await(
      Call call, CompletableFuture<Lookup<UpsAnswer>> outcome, Duration timeout) {
    try {
      return outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      call.cancel();
      Thread.currentThread().interrupt();
      return Lookup.failed(Kind.TIMED_OUT, "the thread was interrupted while UPS was asked");
    } catch (TimeoutException e) {
      call.cancel();
      return timedOut(timeout);
    } catch (ExecutionException e) {
      return Lookup.failed(Kind.DOWN, "the call to UPS broke off");
    }
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Lookup<UpsAnswer> readOrFail(Response response, Duration timeout) {
    try (response) {
      return read(response);
    } catch (IOException e) {
      return failure(e, timeout);
    } catch (RuntimeException e) {
      return Lookup.failed(
          Kind.MALFORMED, "UPS's answer cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Lookup<UpsAnswer> failure(IOException e, Duration timeout) {
    return e instanceof InterruptedIOException
        ? timedOut(timeout)
        : Lookup.failed(Kind.DOWN, "the connection to UPS failed: " + e.getClass().getSimpleName());
  }

  private static Lookup<UpsAnswer> timedOut(Duration timeout) {
    return Lookup.failed(Kind.TIMED_OUT, "UPS did not answer within " + timeout.toMillis() + " ms");
  }

  private Lookup<UpsAnswer> read(Response response) throws IOException {
    try (InputStream stream = response.body().byteStream()) {
      byte[] body = stream.readNBytes(BODY_LIMIT + 1);
      if (body.length > BODY_LIMIT) {
        return Lookup.failed(
            Kind.MALFORMED, "UPS answered with more than " + BODY_LIMIT + " bytes");
      }
      Instant now = clock.instant();
      Instant retryAt = retryAt(response.header("Retry-After"), now);
      return Lookup.found(UpsAnswer.of(response.code(), body, retryAt), UpsReader.SOURCE, now);
    }
  }

  /**
   * {@code Retry-After} in seconds or as an HTTP date (RFC 9110, 10.2.3); null if it is neither.
   */
  static @Nullable Instant retryAt(@Nullable String header, Instant now) {
    String value = header == null ? "" : header.strip();
    if (value.matches("[0-9]{1,9}")) {
      return now.plusSeconds(Long.parseLong(value));
    }
    try {
      return ZonedDateTime.parse(
              value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The failure of a call, for use where only its kind matters. */
  static boolean isUnauthorised(Lookup<UpsAnswer> outcome) {
    return outcome.fold(found -> found.value().status() == 401, (Failure failure) -> false);
  }
}
