package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a request, as a policy sees them: after its rules about sources and ages. */
final class View {

  private final CheckedPolicy policy;
  private final Request request;
  private final Function<Trust, @Nullable Instant> oldest;

  /**
   * @param oldest the earliest time of reading that a trust admits; null if it cannot be told
   */
  View(CheckedPolicy policy, Request request, Function<Trust, @Nullable Instant> oldest) {
    this.policy = policy;
    this.request = request;
    this.oldest = oldest;
  }

  /** Gives the value at a path of a fact or of the request. */
  Seen at(String path) {
    String[] parts = path.split("\\.", -1);
    return parts[0].equals("request") ? argument(parts) : fact(path, parts);
  }

  /** Gives the presence of a whole fact: yes, or absent. */
  Seen wholeFact(String name) {
    Missing why = Missing.NOT_READ;
    for (Fact fact : request.facts()) {
      if (fact.name().equals(name)) {
        Missing fault = fault(fact, name);
        if (fault == null) {
          return fact.value() instanceof Value.Absent
              ? Seen.missing(Missing.ABSENT)
              : Seen.known(Value.yes(true));
        }
        why = fault;
      }
    }
    return Seen.missing(why);
  }

  /** Gives when a fact was read: the time of the first that has its name. */
  @Nullable Instant readAt(String name) {
    for (Fact fact : request.facts()) {
      if (fact.name().equals(name)) {
        return fact.asOf();
      }
    }
    return null;
  }

  /** Gives the labels of an argument; null if it was not given. */
  @Nullable List<Label> labels(String argument) {
    Argument given = request.arguments().get(argument);
    return given == null ? null : given.labels();
  }

  private Seen argument(String[] parts) {
    Argument given = request.arguments().get(parts[1]);
    if (given == null) {
      return Seen.missing(Missing.NOT_READ);
    }
    for (Accept accept : Origins.accepts(policy, request.action(), parts[1])) {
      if (!Origins.covered(given.labels(), accept.sources())) {
        return Seen.missing(Missing.WRONG_SOURCE);
      }
    }
    return inside(given.value(), parts, 2);
  }

  private Seen fact(String path, String[] parts) {
    for (Fact fact : request.facts()) {
      if (fact.name().equals(parts[0])) {
        Seen seen =
            fact.value() instanceof Value.Absent
                ? Seen.missing(Missing.ABSENT)
                : inside(fact.value(), parts, 1);
        if (seen.why() != Missing.NOT_READ) {
          Missing fault = fault(fact, path);
          return fault == null ? seen : Seen.missing(fault);
        }
      }
    }
    return Seen.missing(Missing.NOT_READ);
  }

  /** Gives what is inside a value, along names. */
  static Seen inside(Value value, String[] names, int from) {
    Value current = value;
    for (int i = from; i < names.length; i++) {
      if (current instanceof Value.Absent) {
        return Seen.missing(Missing.ABSENT);
      }
      if (!(current instanceof Value.Fields)) {
        return Seen.missing(Missing.UNUSABLE);
      }
      Value next = ((Value.Fields) current).attributes().get(names[i]);
      if (next == null) {
        return Seen.missing(Missing.NOT_READ);
      }
      current = next;
    }
    return Seen.known(current);
  }

  private @Nullable Missing fault(Fact fact, String path) {
    for (Trust trust : Origins.trusts(policy, path)) {
      boolean fits = false;
      for (SourcePattern source : trust.sources()) {
        fits |=
            source.name().equals(fact.system())
                && (!source.inThisConversation() || fact.inThisConversation());
      }
      if (!fits) {
        return Missing.WRONG_SOURCE;
      }
      Instant first = oldest.apply(trust);
      if ((trust.inThisConversation() && !fact.inThisConversation())
          || (trust.noOlderThan() != null && (first == null || fact.asOf().isBefore(first)))) {
        return Missing.STALE;
      }
    }
    return null;
  }
}
