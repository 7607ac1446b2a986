// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.carriers.CachePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a carrier said last of each parcel, and when. Safe for many threads. */
public final class LastKnown {

  private final CachePolicy policy;
  private final InstantSource clock;
  private final Cache<String, Lookup.Found<Tracking>> answers;

  /** Empty. */
  public LastKnown(CachePolicy policy, InstantSource clock) {
    Instant start = clock.instant();
    this.policy = policy;
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(policy.size())
            .expireAfterWrite(policy.keptFor())
            .ticker(() -> Duration.between(start, clock.instant()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  /** The answer, if it is fresh by the policy. */
  public Optional<Lookup<Tracking>> fresh(String trackingNumber) {
    Lookup.Found<Tracking> answer = answers.getIfPresent(trackingNumber);
    if (answer == null) {
      return Optional.empty();
    }
    Duration age = Duration.between(answer.observedAt(), clock.instant());
    return age.compareTo(policy.freshFor(answer.value().status())) < 0
        ? Optional.of(answer)
        : Optional.empty();
  }

  /** Keeps an answer, with the estimates before it; a failure passes as it is. */
  public Lookup<Tracking> keep(String trackingNumber, Lookup<Tracking> outcome) {
    return outcome.fold(found -> keep(trackingNumber, found), Lookup::failed);
  }

  /** The outcome; or the last answer if it is a failure, with the failure in it. */
  public Lookup<Tracking> orLast(String trackingNumber, Lookup<Tracking> outcome) {
    return outcome.fold(found -> found, failure -> last(trackingNumber, failure));
  }

  private Lookup<Tracking> keep(String trackingNumber, Lookup.Found<Tracking> found) {
    Lookup.Found<Tracking> before = answers.getIfPresent(trackingNumber);
    Lookup.Found<Tracking> answer =
        before == null
            ? found
            : new Lookup.Found<>(
                withHistory(found.value(), before.value().eta()),
                found.source(),
                found.observedAt(),
                null);
    answers.put(trackingNumber, answer);
    return answer;
  }

  private Lookup<Tracking> last(String trackingNumber, Failure failure) {
    Lookup.Found<Tracking> before = answers.getIfPresent(trackingNumber);
    return before == null
        ? Lookup.failed(failure)
        : new Lookup.Found<>(before.value(), before.source(), before.observedAt(), failure);
  }

  /** A carrier forgets its earlier estimates when it gives a new one; we do not. */
  private static Tracking withHistory(Tracking tracking, @Nullable Eta before) {
    Eta now = tracking.eta();
    if (now == null || before == null) {
      return tracking;
    }
    List<LocalDate> earlier = new ArrayList<>(before.earlier());
    add(earlier, before.day());
    now.earlier().forEach(day -> add(earlier, day));
    earlier.remove(now.day());
    return new Tracking(
        tracking.trackingNumber(),
        tracking.carrier(),
        tracking.journey(),
        new Eta(now.day(), now.from(), now.to(), now.zone(), now.source(), earlier),
        tracking.proof(),
        tracking.pickup());
  }

  private static void add(List<LocalDate> days, LocalDate day) {
    if (!days.contains(day)) {
      days.add(day);
    }
  }
}
