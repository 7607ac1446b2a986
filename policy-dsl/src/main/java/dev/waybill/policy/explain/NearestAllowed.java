// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of one value that turn a refusal into something allowed; each is tried. */
final class NearestAllowed {

  private static final int MOST = 3;

  private final CheckedPolicy policy;
  private final Evaluator evaluator;
  private final Ledger ledger;

  NearestAllowed(CheckedPolicy policy, Evaluator evaluator, Ledger ledger) {
    this.policy = policy;
    this.evaluator = evaluator;
    this.ledger = ledger;
  }

  private record Found(Place place, Value value, Decision decision, long distance) {
    int rank() {
      return decision instanceof Decision.Allow ? 0 : 1;
    }
  }

  /** Gives at most three, an unconditional yes first, one for each place. */
  List<Explanation.Nearest> of(Request request, Decision decision) {
    if (!(decision instanceof Decision.Deny)) {
      return List.of();
    }
    Probe probe = new Probe(policy, request.action(), ledger);
    List<Found> all = new ArrayList<>();
    for (Place place : probe.places(request)) {
      if (shown(place) && !probe.isSecret(place)) {
        Found best = best(probe, request, place);
        if (best != null) {
          all.add(best);
        }
      }
    }
    all.sort(Comparator.comparingInt(Found::rank));
    Words words = new Words(policy);
    return all.stream()
        .limit(MOST)
        .map(
            found ->
                new Explanation.Nearest(
                    found.place().words(),
                    words.value(found.value(), found.place().slot().attribute().type()),
                    DecisionWords.of(found.decision())))
        .toList();
  }

  /** A name or a number that only identifies something is not a way out. */
  private static boolean shown(Place place) {
    Type type = place.slot().attribute().type();
    return place.slot().attribute().visibility() != Visibility.SECRET
        && !place.slot().wholeFact()
        && (type instanceof Type.Enumeration
            || type == Type.Simple.YES_NO
            || Dimension.of(type) != null);
  }

  private @Nullable Found best(Probe probe, Request request, Place place) {
    Dimension dimension = Dimension.of(place.slot().attribute().type());
    Value now = Trace.of(policy, request, ledger).placed(place).value();
    Long start = now == null || dimension == null ? null : Units.of(now);
    Found best = null;
    for (Value value : probe.values(request, place)) {
      if (value instanceof Value.Absent || value.equals(now)) {
        continue;
      }
      Decision decision = evaluator.decide(probe.with(request, place, value), ledger);
      if (decision instanceof Decision.Allow || decision instanceof Decision.Require) {
        Long units = dimension == null ? null : Units.of(value);
        long distance = start == null || units == null ? 0 : Math.abs(units - start);
        Found found = new Found(place, value, decision, distance);
        if (best == null
            || (dimension == null ? found.rank() < best.rank() : distance < best.distance())) {
          best = found;
        }
      }
    }
    return best;
  }
}
