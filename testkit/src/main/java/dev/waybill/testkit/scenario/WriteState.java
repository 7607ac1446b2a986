// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the writes, and the world's records after them, show. */
final class WriteState {

  private static final Set<String> ENDED =
      Set.of("CLOSED", "CANCELLED", "DECLINED", "APPROVED", "REFUNDED", "RESOLVED");

  private static final Set<String> PROPOSED =
      Set.of("done", "needs_confirmation", "needs_approval", "held");

  private final Play play;

  WriteState(Play play) {
    this.play = play;
  }

  Optional<Check> check(String what, String name, Node wanted) {
    return switch (name) {
      case "claims_open" -> StateChecks.is(what, wanted, open("claims"));
      case "returns_open" -> StateChecks.is(what, wanted, open("returns"));
      case "refunds_created" -> StateChecks.is(what, wanted, refunds());
      case "write_calls" -> StateChecks.is(what, wanted, writeCalls());
      case "proposed" ->
          Optional.of(
              Check.of(
                  what, proposed().equals(new TreeSet<>(wanted.texts())), "it was " + proposed()));
      case "agrees_with_human" -> StateChecks.is(what, wanted, proposed().equals(doneByPeople()));
      case "notifications_sent" -> StateChecks.is(what, wanted, done("notify.send"));
      case "followup_scheduled" -> StateChecks.is(what, wanted, done("followup.schedule") > 0);
      case "reserved_and_spent_30d_at_most" ->
          Optional.of(
              Check.of(
                  what,
                  spent().compareTo(new BigDecimal(wanted.text("0"))) <= 0,
                  "it was " + spent().toPlainString()));
      default ->
          name.endsWith("_calls") && !name.equals("rejected_calls")
              ? StateChecks.is(what, wanted, calls(name.substring(0, name.length() - 6)))
              : Optional.empty();
    };
  }

  /** What it would have done, at once or after a yes or an approval. */
  private Set<String> proposed() {
    return play.requests().stream()
        .filter(request -> PROPOSED.contains(request.kind()))
        .flatMap(
            request ->
                ActionWord.all().stream()
                    .filter(word -> word.action().equals(request.action()))
                    .map(ActionWord::name)
                    .limit(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What people did in the same case. */
  private Set<String> doneByPeople() {
    return play.scenario().world().get("human_action").fields().entrySet().stream()
        .filter(action -> action.getValue().text("").equals("true"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private long open(String table) {
    return play.course().after().get(table).fields().values().stream()
        .filter(row -> !ENDED.contains(row.get("state").text("")))
        .count();
  }

  /** The rows that are there now and were not before. */
  private long refunds() {
    return refunds(play.course().after()) - refunds(play.scenario().world());
  }

  private static long refunds(Node records) {
    return records.get("orders").fields().values().stream()
        .mapToLong(order -> order.get("refunds").items().size())
        .sum();
  }

  /** A case for a person and a question to one are no writes to a system of record. */
  private long writeCalls() {
    return play.writes().stream()
        .filter(write -> !write.name().equals(ActionWord.HANDOFF))
        .filter(write -> !write.name().equals(ActionWord.APPROVAL))
        .count();
  }

  private long done(String name) {
    return play.writes().stream()
        .filter(write -> write.name().equals(name) && write.isDone())
        .count();
  }

  /** {@code order_cancel} stands for {@code order.cancel}. */
  private long calls(String name) {
    return play.writes().stream()
        .filter(write -> write.name().replace('.', '_').equals(name))
        .count();
  }

  /** What went back to the customer in 30 days, before the scenario and in it. */
  private BigDecimal spent() {
    BigDecimal sum = new BigDecimal(play.scenario().world().at("customer.refunded_30d").text("0"));
    for (Deed deed : Deed.of(play)) {
      if (deed.name().equals("refund.create") && !deed.outcome().matches("rejected|failed")) {
        sum = sum.add(new BigDecimal(deed.arguments().getOrDefault("amount", "0")));
      }
    }
    return sum;
  }
}
