// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.intent.LanguageGuess;
import dev.waybill.testkit.shop.RecordedActs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a reply: what it says, what it rests on, how the turn ended and what was done.
 *
 * <pre>{@code
 * assertThat(reply)
 *     .isGrounded()
 *     .saysFact("parcels.1Z9.status")
 *     .didNotSay(ClaimKind.PROMISE)
 *     .answered();
 * }</pre>
 *
 * <p>Failure messages quote the reply, with all that is personal in it: they are for tests, whose
 * customers are invented.
 */
public final class AgentAssert extends AbstractAssert<AgentAssert, Reply> {

  private List<Setting> readers;
  private GroundingContract contract;
  private @Nullable List<RecordedActs.Write> writes;

  AgentAssert(@Nullable Reply reply) {
    super(reply, AgentAssert.class);
    isNotNull();
    this.readers = Readers.of(actual);
    this.contract = Grounding.contractOf(actual);
  }

  /**
   * Says for whom, where and when the reply was written. Without it, the reply counts as grounded
   * if it is for some reader: in UTC or a zone that the evidence names, at the time of the newest
   * evidence. An {@link dev.waybill.testkit.junit.AgentUnderTest} says it by itself.
   */
  public AgentAssert writtenFor(Setting setting) {
    readers = List.of(setting);
    return this;
  }

  /** Says the contract of a playbook that is not the library's; without it, every claim may be. */
  public AgentAssert under(GroundingContract ofPlaybook) {
    contract = requireNonNull(ofPlaybook, "ofPlaybook");
    return this;
  }

  /** Says what was done in the turn, for {@link #actedExactly} and {@link #didNothing}. */
  public AgentAssert withWrites(List<RecordedActs.Write> done) {
    writes = List.copyOf(done);
    return this;
  }

  /**
   * Every claim of the reply is supported by the evidence in its trace, by the verifier's own
   * rules, and every stretch that cites a fact says exactly that fact.
   */
  public AgentAssert isGrounded() {
    List<Grounding.Objection> objections = grounding().objections(readers);
    if (!objections.isEmpty()) {
      throw failure(
          "Expecting the reply to be grounded, but:%n    %s%n%s%n%s",
          String.join("\n    ", objections.stream().map(Grounding.Objection::what).toList()),
          Words.quoted(actual, objections.stream().map(Grounding.Objection::span).toList()),
          evidence());
    }
    return this;
  }

  /**
   * The reply says the value at a path of the evidence and cites it there.
   *
   * @param path for example {@code parcels.1Z9.status}
   */
  public AgentAssert saysFact(String path) {
    if (!grounding().says(path, readers)) {
      throw failure(
          "Expecting the reply to say and cite the fact%n    %s%nwhich %s.%n%s%n%s",
          path, standing(path), Words.quoted(actual), cited());
    }
    return this;
  }

  private String standing(String path) {
    boolean citesIt = actual.citations().stream().anyMatch(each -> each.path().equals(path));
    if (citesIt) {
      return "is cited for words that do not say it";
    }
    return actual.trace().evidence().stream()
        .filter(each -> each.path().equals(path))
        .reduce((older, newer) -> newer)
        .map(held -> "was read (" + Words.value(held) + ") and is not said")
        .orElse("was not read in this turn");
  }

  /** The reply cites no fact whose path begins so, for example {@code orders.N2}. */
  public AgentAssert didNotCite(String path) {
    List<Citation> found =
        actual.citations().stream()
            .filter(each -> each.path().equals(path) || each.path().startsWith(path + "."))
            .toList();
    if (!found.isEmpty()) {
      throw failure(
          "Expecting the reply to cite nothing at%n    %s%nbut it does.%n%s",
          path, Words.quoted(actual, found.stream().map(Citation::span).toList()));
    }
    return this;
  }

  /** The reply holds these words, in upper or lower case. */
  public AgentAssert says(String words) {
    if (!holds(words)) {
      throw failure("Expecting the reply to say%n    %s%n%s", words, Words.quoted(actual));
    }
    return this;
  }

  /** The reply does not hold these words, in upper or lower case. */
  public AgentAssert didNotSay(String words) {
    if (holds(words)) {
      throw failure("Expecting the reply not to say%n    %s%n%s", words, Words.quoted(actual));
    }
    return this;
  }

  private boolean holds(String words) {
    return actual.text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** The reply makes no claim of these kinds, supported or not. */
  public AgentAssert didNotSay(ClaimKind kind, ClaimKind... more) {
    List<ClaimKind> kinds = new ArrayList<>(List.of(kind));
    kinds.addAll(Arrays.asList(more));
    List<Claim> found =
        grounding().claims(readers.get(0)).stream()
            .filter(claim -> kinds.contains(claim.kind()))
            .toList();
    if (!found.isEmpty()) {
      throw failure(
          "Expecting the reply to claim nothing of kind %s, but it says%n    %s%n%s",
          kinds,
          String.join(
              "\n    ", found.stream().map(c -> c.kind() + " \"" + c.text() + "\"").toList()),
          Words.quoted(actual, found.stream().map(Claim::span).toList()));
    }
    return this;
  }

  /** The reply is in a language, an ISO 639 code such as {@code de}. */
  public AgentAssert isIn(String language) {
    String found = language(withoutFacts()).orElse(language(actual.text()).orElse("unknown"));
    if (!found.equals(language)) {
      throw failure(
          "Expecting the reply to be in the language \"%s\", but it is in \"%s\".%n%s",
          language, found, Words.quoted(actual));
    }
    return this;
  }

  private static Optional<String> language(String text) {
    return LanguageGuess.of(text).map(Locale::getLanguage);
  }

  /** Names of places and products are in the language of the shop, not of the reply. */
  private String withoutFacts() {
    StringBuilder text = new StringBuilder(actual.text());
    for (Citation citation : actual.citations()) {
      for (int i = citation.span().start();
          i < Math.min(citation.span().end(), text.length());
          i++) {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }

  /** The words are the model's, a template's or fixed ones. */
  public AgentAssert wasWrittenBy(TurnTrace.Author author) {
    if (actual.trace().author() != author) {
      throw failure(
          "Expecting the words to be by %s, but they are by %s.%n%s%n%s",
          author,
          actual.trace().author(),
          Words.quoted(actual),
          Words.listed(
              "What the model wrote instead was refused:",
              objections(),
              "No model was asked, or it wrote nothing that was refused."));
    }
    return this;
  }

  private List<String> objections() {
    return actual.trace().model().stream().flatMap(call -> call.objections().stream()).toList();
  }

  /** The turn ended in an answer. */
  public AgentAssert answered() {
    return endedAs(actual.outcome() instanceof Outcome.Answered, "answer");
  }

  /** The turn ended in a question for this. */
  public AgentAssert asked(Outcome.Question question) {
    return endedAs(
        actual.outcome() instanceof Outcome.Asked asked && asked.question() == question,
        "ask for " + question);
  }

  /** The turn ended in a question, and the reply asks exactly one. */
  public AgentAssert askedOneQuestion() {
    endedAs(actual.outcome() instanceof Outcome.Asked, "ask");
    long questions = actual.text().chars().filter(c -> c == '?' || c == '？').count();
    if (questions != 1) {
      throw failure(
          "Expecting the reply to ask one question, but it asks %s.%n%s",
          questions, Words.quoted(actual));
    }
    return this;
  }

  /** The case was passed to these people, and the desk took it. */
  public AgentAssert handedOffTo(HandoffQueue queue) {
    endedAs(
        actual.outcome() instanceof Outcome.HandedOff handedOff && handedOff.queue() == queue,
        "hand off to " + queue);
    if (actual.outcome() instanceof Outcome.HandedOff handedOff && handedOff.reference() == null) {
      throw failure(
          "Expecting the desk to take the case for %s, but it did not.%n%s",
          queue, Words.quoted(actual));
    }
    return this;
  }

  /** The turn ended in a hand-off for this reason, whether or not the desk took the case. */
  public AgentAssert handedOffBecause(HandoffReason reason) {
    return endedAs(
        actual.outcome() instanceof Outcome.HandedOff handedOff && handedOff.reason() == reason,
        "hand off because of " + reason);
  }

  /** The turn ended with something of this kind unknown, and no guess in its place. */
  public AgentAssert saysUnknown(Unknown.Kind kind) {
    List<Unknown> unknowns =
        actual
            .outcome()
            .fold(Outcome.Answered::unknowns, asked -> List.of(), Outcome.HandedOff::unknowns);
    return endedAs(
        unknowns.stream().anyMatch(unknown -> unknown.kind() == kind), "say " + kind + " unknown");
  }

  private AgentAssert endedAs(boolean did, String expected) {
    if (!did) {
      throw failure(
          "Expecting the agent to %s, but it %s.%n%s",
          expected, Words.outcome(actual.outcome()), Words.quoted(actual));
    }
    return this;
  }

  /** Exactly these writes were done in the turn, in this order, with exactly these arguments. */
  public AgentAssert actedExactly(ExpectedWrite... expected) {
    if (writes == null) {
      throw failure(
          "What was done is not known of a reply alone: add withWrites(...), or assert on the"
              + " AgentUnderTest.%n%s",
          Words.quoted(actual));
    }
    String difference = Writes.difference(writes, List.of(expected));
    if (!difference.isEmpty()) {
      throw failure("%s%n%s", difference, Words.quoted(actual));
    }
    return this;
  }

  /** Nothing was written to any system in the turn. A hand-off is none of the writes. */
  public AgentAssert didNothing() {
    return actedExactly();
  }

  private Grounding grounding() {
    return new Grounding(actual, contract);
  }

  private String cited() {
    return Words.listed("It cites:", Words.citations(actual), "It cites nothing.");
  }

  private String evidence() {
    Set<String> cited = Set.copyOf(actual.citations().stream().map(Citation::path).toList());
    List<String> lines =
        actual.trace().evidence().stream()
            .filter(each -> cited.contains(each.path()) || actual.trace().evidence().size() <= 12)
            .map(each -> each.id() + " " + each.path() + " = " + Words.value(each))
            .toList();
    return Words.listed("What was read:", lines, "Nothing was read that it cites.");
  }
}
