// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Charges;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The policy, as the gate needs it. Safe for use by many threads. */
interface Judge {

  /** The words of the policy. */
  Vocabulary vocabulary();

  /** The zone of the policy's days. */
  ZoneId zone();

  /** The zone in which the days of a request are days: its order's, or else the policy's. */
  default ZoneId zone(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.name().equals("order")
          && fact.value() instanceof Value.Fields fields
          && fields.attributes().get("time_zone") instanceof Value.Text zone) {
        return named(zone.text()).orElseGet(this::zone);
      }
    }
    return zone();
  }

  /** A word that names no zone is as if there were none. */
  private static Optional<ZoneId> named(String zone) {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The currency of the policy's amounts. */
  Currency currency();

  /** Decides. */
  Decision decide(Request request, Ledger ledger);

  /** What to reserve for a request that may be done, given the roles that approved it. */
  Charges charges(Request request, Ledger ledger, String key, Collection<String> approved);

  /** The judge who goes by a policy. */
  static Judge of(Evaluator evaluator) {
    return of(PolicyArchive.of(evaluator));
  }

  /** The judge who goes by the version that was in force when the order was placed. */
  static Judge of(PolicyArchive archive) {
    return new Judge() {
      private final Map<Evaluator, Map<ZoneId, Evaluator>> elsewhere = new ConcurrentHashMap<>();

      @Override
      public Vocabulary vocabulary() {
        return archive.newest().policy().vocabulary();
      }

      @Override
      public ZoneId zone() {
        return archive.newest().policy().zone();
      }

      @Override
      public Currency currency() {
        return archive.newest().policy().currency();
      }

      @Override
      public Decision decide(Request request, Ledger ledger) {
        return version(request).decide(request, ledger);
      }

      @Override
      public Charges charges(
          Request request, Ledger ledger, String key, Collection<String> approved) {
        return version(request).charges(request, ledger, key, approved);
      }

      private Evaluator version(Request request) {
        Evaluator version = inForce(request);
        ZoneId zone = zone(request.facts());
        return zone.equals(version.policy().zone())
            ? version
            : elsewhere
                .computeIfAbsent(version, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(zone, none -> Evaluator.of(version.policy().in(zone)));
      }

      private Evaluator inForce(Request request) {
        return request.facts().stream()
            .filter(fact -> fact.name().equals("order"))
            .map(Fact::value)
            .flatMap(
                value ->
                    value instanceof Value.Fields fields
                            && fields.attributes().get("placed_on") instanceof Value.Day day
                        ? Stream.of(day.date())
                        : Stream.empty())
            .findFirst()
            .map(archive::inForce)
            .orElseGet(archive::newest);
      }
    };
  }
}
