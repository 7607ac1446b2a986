// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges how the turns ended, from the replies, the writes and the gate's results. Also what the
 * gate answered the host ({@code expect.results}).
 */
final class DecisionChecks {

  private static final String TRANSFER = "transfer_to_human";

  private final Play play;

  DecisionChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    List<String> wanted = play.scenario().expect().get("decision").texts();
    if (!wanted.isEmpty()) {
      checks.add(decision(wanted));
    }
    play.scenario()
        .expect()
        .get("results")
        .fields()
        .forEach((key, kinds) -> checks.add(results(key, kinds.texts())));
    return checks;
  }

  private Check decision(List<String> wanted) {
    String what = "decision: " + String.join(", ", wanted);
    Set<String> held = everywhere();
    boolean holds = wanted.size() > 1 ? held.containsAll(wanted) : endedIn(wanted.get(0), held);
    return Check.of(what, holds, "it ended in " + (holds || wanted.size() > 1 ? held : last(held)));
  }

  /** A single decision: of acts it is enough that one was done, all else is about the end. */
  private boolean endedIn(String wanted, Set<String> held) {
    return switch (wanted) {
      case "ACT", "SEND" -> held.contains(wanted);
      case "SUPPRESS" -> held.contains(wanted) && !held.contains("SEND");
      case "DECLINE", "PENDING_APPROVAL" -> held.contains(wanted) && !held.contains("ACT");
      default -> last(held).equals(Set.of(wanted));
    };
  }

  /** How the last turn ended; with ACT if anything was done for the customer at all. */
  private Set<String> last(Set<String> held) {
    Set<String> last = new TreeSet<>(play.lastReply().map(DecisionChecks::of).orElse(Set.of()));
    if (last.isEmpty() && !play.requests().isEmpty()) {
      last.add(of(play.requests().get(play.requests().size() - 1)));
    }
    if (held.contains("ACT")) {
      last.add("ACT");
    }
    if (last.isEmpty() && isSystem()) {
      last.add("SYSTEM");
    }
    return last;
  }

  /** Figures were computed, and nobody was spoken to. */
  private boolean isSystem() {
    return !play.course().figures().values().isEmpty() && play.said().isEmpty();
  }

  private Set<String> everywhere() {
    Set<String> held = new TreeSet<>(play.course().unasked().ends());
    play.replies().forEach(reply -> held.addAll(of(reply)));
    if (play.writes().stream().anyMatch(write -> write.name().equals("security.event"))) {
      held.add("DECLINE"); // Nobody is let in any more.
    }
    play.requests().stream()
        .filter(request -> !request.action().equals(TRANSFER))
        .filter(request -> !request.kind().equals("done"))
        .map(DecisionChecks::of)
        .forEach(held::add);
    if (play.course().considered().stream().anyMatch(Considered::isDenied)) {
      held.add("DECLINE");
    }
    for (Deed deed : Deed.of(play)) {
      if (deed.outcome().equals("done") && !ActionWord.SIDE.contains(deed.name())) {
        held.add("ACT");
      }
      if (deed.outcome().equals("done") && deed.name().equals("notify.send")) {
        held.add("SEND");
      }
    }
    return held;
  }

  private static Set<String> of(Reply reply) {
    if (reply.shadow()) {
      return Set.of("SYSTEM");
    }
    return reply
        .outcome()
        .fold(
            answered -> Set.of(isWithheld(answered) ? "DECLINE" : "ANSWER"),
            asked -> Set.of("CLARIFY"),
            handedOff -> handedOff.answered() ? Set.of("ANSWER", "HANDOFF") : Set.of("HANDOFF"));
  }

  /** Whether the answer is that what was asked is told to nobody. */
  private static boolean isWithheld(Outcome.Answered answered) {
    return answered.unknowns().stream()
        .anyMatch(unknown -> unknown.kind() == Unknown.Kind.WITHHELD);
  }

  private static String of(Requested request) {
    return switch (request.kind()) {
      case "done" -> "ACT";
      case "refused" -> "DECLINE";
      case "needs_approval" -> "PENDING_APPROVAL";
      case "needs_confirmation", "needs_identity", "needs_evidence" -> "CLARIFY";
      default -> "ANSWER";
    };
  }

  private Check results(String key, List<String> wanted) {
    List<String> held =
        play.requests().stream()
            .filter(request -> request.key().equals(key))
            .map(Requested::kind)
            .toList();
    return Check.of("results: " + key + "=" + wanted, held.equals(wanted), "it ended in " + held);
  }
}
