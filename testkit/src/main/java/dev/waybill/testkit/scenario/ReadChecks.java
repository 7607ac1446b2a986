// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges what was read, and in which order it was read, asked and done. */
final class ReadChecks {

  /** What the agent does not do itself, or what leaves no trace of its own. */
  private static final Set<String> UNSEEN = Set.of("identity.challenge", "identity.verify");

  /** Steps that only a reader can tell apart. */
  private static final Set<String> RHETORIC = Set.of("acknowledge", "fact", "next_step");

  private final Play play;

  ReadChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    Node expect = play.scenario().expect();
    List<Check> checks = new ArrayList<>();
    expect.get("tools").texts().forEach(tool -> checks.add(tool(tool)));
    if (!expect.get("order_of").isMissing()) {
      checks.add(orderOf(expect.get("order_of").texts()));
    }
    return checks;
  }

  private Check tool(String tool) {
    String what = "tools: " + tool;
    boolean codes = !play.scenario().world().get("otp").isMissing();
    if (tool.equals("identity.resolve") || (UNSEEN.contains(tool) && !codes)) {
      return Check.unchecked(what, "the host does it, outside of what the trace shows");
    }
    return switch (tool) {
      case "policy.lookup" ->
          decided()
              ? Check.passed(what)
              : Check.unchecked(what, "the trace shows decisions, not what was looked up");
      case "delivery.proof" ->
          Check.of(
              what,
              play.evidence().stream()
                  .anyMatch(fact -> fact.path().matches("parcels\\.[^.]+\\.proof\\..*")),
              "no proof of delivery was read");
      case "refund.status" ->
          Check.of(what, wasEntered("refunds", "refundable"), "it was not read");
      case "return.status" -> Check.of(what, wasEntered("returns"), "it was not read");
      case "warranty.claim.status" -> Check.of(what, wasRead("case.get"), "it was not read");
      case "order.find", "order.get" ->
          Check.of(
              what,
              wasRead("order.find")
                  || play.course().sequence().contains(tool)
                  || (tool.equals("order.get") && wasRead("identity.match")),
              "it was not read");
      default ->
          Check.of(
              what, wasRead(tool) || play.course().sequence().contains(tool), "it was not read");
    };
  }

  /** Whether the record of an order told of it. */
  private boolean wasEntered(String... parts) {
    return play.evidence().stream()
        .anyMatch(
            fact ->
                List.of(parts).stream()
                    .anyMatch(
                        part -> fact.path().matches("orders\\.[^.]+\\." + part + "(\\..*)?")));
  }

  /** Whether the policy decided about anything but passing the case on. */
  private boolean decided() {
    return !play.course().considered().isEmpty()
        || play.requests().stream()
            .anyMatch(request -> !request.action().equals(ActionWord.action(ActionWord.HANDOFF)));
  }

  private boolean wasRead(String operation) {
    return play.said().stream()
        .flatMap(reply -> reply.trace().reads().stream())
        .anyMatch(call -> call.operation().equals(operation));
  }

  /** The steps are there in this order; others may lie between them. */
  private Check orderOf(List<String> steps) {
    String what = "order_of: " + String.join(", ", steps);
    if (steps.stream().anyMatch(RHETORIC::contains)) {
      return Check.unchecked(what, "what each part of a reply is for, only a reader can tell");
    }
    int next = 0;
    for (String happened : play.course().sequence()) {
      if (next < steps.size() && steps.get(next).equals(happened)) {
        next++;
      }
    }
    return Check.of(
        what,
        next == steps.size(),
        "\""
            + (next < steps.size() ? steps.get(next) : "")
            + "\" did not follow: "
            + play.course().sequence());
  }
}
