// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a request, as a policy sees them: after its rules about sources and ages. */
final class View {

  private final CheckedPolicy policy;
  private final Request request;
  private final Function<Trust, @Nullable Instant> oldest;

  /**
   * @param oldest the earliest time of reading that a trust with an age admits; null if it cannot
   *     be told
   */
  View(CheckedPolicy policy, Request request, Function<Trust, @Nullable Instant> oldest) {
    this.policy = policy;
    this.request = request;
    this.oldest = oldest;
  }

  /** One element of a list: an item, a fact of the element's name, or both. */
  record Element(ListSlot list, @Nullable Value item, @Nullable Fact fact) {}

  /** Gives the value at a path of a fact or of the request. */
  Seen at(String path) {
    List<String> names = List.of(path.split("\\.", -1));
    boolean argument = names.get(0).equals("request") && names.size() > 1;
    String root = names.get(argument ? 1 : 0);
    Type start = Walk.start(policy.vocabulary(), root, argument);
    List<String> inner = names.subList(argument ? 2 : 1, names.size());
    if (!argument) {
      return fact(path, root, start, inner);
    }
    Argument given = request.arguments().get(root);
    if (given == null) {
      return Seen.missing(Missing.NOT_READ);
    }
    return accepted(root, given)
        ? Seen.of(Walk.to(given.value(), start, inner))
        : Seen.missing(Missing.WRONG_SOURCE);
  }

  private boolean accepted(String name, Argument given) {
    if (given.value() instanceof Value.Absent) {
      return true;
    }
    for (Accept accept : Origins.accepts(policy, request.action(), name)) {
      if (!Origins.covered(given.labels(), accept.sources())) {
        return false;
      }
    }
    return true;
  }

  /** Of several facts of a name, the first counts that has the value and may be relied on. */
  private Seen fact(String path, String root, @Nullable Type start, List<String> inner) {
    Missing why = null;
    for (Fact fact : request.facts()) {
      Value value = fact.name().equals(root) ? Walk.to(fact.value(), start, inner) : null;
      if (value != null) {
        Missing fault = fault(fact, path);
        if (fault == null) {
          return Seen.of(value);
        }
        why = why == null ? fault : why;
      }
    }
    return Seen.missing(why == null ? Missing.NOT_READ : why);
  }

  /** Gives the presence of a whole fact: yes, or absent. */
  Seen wholeFact(String name) {
    Seen seen = fact(name, name, null, List.of());
    return seen.value() == null ? seen : Seen.of(Value.yes(true));
  }

  /** Gives when a fact was read: the oldest of those that may be relied on. */
  @Nullable Instant readAt(String name) {
    return request.facts().stream()
        .filter(fact -> fact.name().equals(name) && fault(fact, name) == null)
        .filter(fact -> !isOfTheFuture(fact))
        .map(Fact::asOf)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Gives the labels of an argument; null if there is none. */
  @Nullable List<Label> labels(String argument) {
    Argument given = request.arguments().get(argument);
    return given == null || given.value() instanceof Value.Absent ? null : given.labels();
  }

  /** Gives what the action calls an element of a list; null if it is not decided one by one. */
  private @Nullable String variable(ListSlot list) {
    ActionType action = policy.vocabulary().actions().get(request.action());
    ActionType.Each each = action == null ? null : action.each();
    return each != null && list.path().equals("request." + each.argument())
        ? each.variable()
        : null;
  }

  /** Gives why a list is not known; null if it is. */
  @Nullable Missing missing(ListSlot list) {
    List<Fact> facts = elementFacts(list);
    Seen seen = at(list.path());
    if (seen.value() instanceof Value.Items items) {
      return facts.isEmpty() || facts.size() == items.items().size() ? null : Missing.UNUSABLE;
    }
    if (seen.value() != null) {
      return Missing.UNUSABLE;
    }
    return seen.why() == Missing.NOT_READ && !facts.isEmpty() ? null : seen.why();
  }

  /** Gives the elements of a list; null if it is not known. */
  @Nullable List<Element> elements(ListSlot list) {
    if (missing(list) != null) {
      return null;
    }
    List<Fact> facts = elementFacts(list);
    List<Value> items = at(list.path()).value() instanceof Value.Items i ? i.items() : List.of();
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < Math.max(items.size(), facts.size()); i++) {
      elements.add(
          new Element(
              list, items.isEmpty() ? null : items.get(i), facts.isEmpty() ? null : facts.get(i)));
    }
    return elements;
  }

  private List<Fact> elementFacts(ListSlot list) {
    String variable = variable(list);
    return request.facts().stream().filter(f -> f.name().equals(variable)).toList();
  }

  /** Gives an attribute of an element, or for an empty path the element itself. */
  Seen inElement(Element element, Slot slot) {
    List<String> names = List.of(slot.path().split("\\.", -1));
    return inElement(element, names.subList(1, names.size()));
  }

  /** Gives what is in an element along names. */
  Seen inElement(Element element, List<String> names) {
    String variable = variable(element.list());
    String path = variable == null ? null : String.join(".", join(variable, names));
    Missing why = null;
    Fact fact = element.fact();
    Value value = fact == null ? null : Walk.to(fact.value(), element.list().element(), names);
    if (fact != null && value != null) {
      why = path == null ? null : fault(fact, path);
      if (why == null) {
        return Seen.of(value);
      }
    }
    value = Walk.to(element.item(), element.list().element(), names);
    if (value != null) {
      Missing fault = path == null ? null : argumentFault(element.list(), path);
      if (fault == null) {
        return Seen.of(value);
      }
      why = why == null ? fault : why;
    }
    return Seen.missing(why == null ? Missing.NOT_READ : why);
  }

  private static List<String> join(String first, List<String> rest) {
    List<String> all = new ArrayList<>(rest);
    all.add(0, first);
    return all;
  }

  /** Gives why the item of a list argument may not be relied on as a fact; null if it may. */
  private @Nullable Missing argumentFault(ListSlot list, String path) {
    List<Label> labels = labels(list.path().substring("request.".length()));
    for (Trust trust : Origins.trusts(policy, path)) {
      if (labels == null || !Origins.covered(labels, trust.sources())) {
        return Missing.WRONG_SOURCE;
      }
      if (trust.noOlderThan() != null
          || (trust.inThisConversation() && !labels.stream().allMatch(Label::inThisConversation))) {
        return Missing.STALE;
      }
    }
    return null;
  }

  private @Nullable Missing fault(Fact fact, String path) {
    for (Trust trust : Origins.trusts(policy, path)) {
      boolean here = false;
      boolean source = false;
      for (SourcePattern pattern : trust.sources()) {
        boolean same = pattern.name().equals(fact.system());
        source |= same;
        here |= same && (!pattern.inThisConversation() || fact.inThisConversation());
      }
      if (!source) {
        return Missing.WRONG_SOURCE;
      }
      Instant first = trust.noOlderThan() == null ? Instant.MIN : oldest.apply(trust);
      if (!here
          || (trust.inThisConversation() && !fact.inThisConversation())
          || fact.asOf().isBefore(Objects.requireNonNullElse(first, Instant.MAX))
          || (trust.noOlderThan() != null && isOfTheFuture(fact))) {
        return Missing.STALE;
      }
    }
    return null;
  }

  private boolean isOfTheFuture(Fact fact) {
    return fact.asOf().isAfter(request.now().plus(Fact.MOST_AHEAD));
  }
}
