// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.CommerceAgent;
import dev.waybill.policy.Policy;
import dev.waybill.testkit.recording.Difference.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay finds what is different, says where and why, and finds nothing else. */
class DifferencesTest {

  @TempDir Path folder;

  private String json = "";

  /** A turn, a refund of 45 dollars with yes and approval, and another turn. */
  @BeforeEach
  void record() throws IOException {
    Market market = new Market("c", 5);
    Policy policy = Market.policy(Market.POLICY);
    try (CommerceAgent agent =
        Recorder.to(folder).record(market.agent(policy.evaluator())).build()) {
      market.say(agent, "Where is my order N1?");
      market.refund(agent, "k1", 4_500);
      market.say(agent, "I want to talk to a human agent, please");
    }
    try (Stream<Path> files = Files.list(folder)) {
      json = Files.readString(files.findFirst().orElseThrow());
    }
  }

  private Replay under(String policy) {
    return Replayer.ofDefaults()
        .policy(Market.policy(policy).evaluator())
        .replay(Recording.of(json));
  }

  private Optional<Difference> after(String old, String with) {
    assertThat(json).contains(old);
    String changed = json.replace(old, with);
    return Replayer.ofDefaults().replay(Recording.of(changed)).difference();
  }

  @Test
  void aDigitOfAThresholdIsFoundWithTheRuleThatDecides() {
    Difference difference = under(Market.POLICY.replace("$50", "$40")).difference().orElseThrow();

    assertThat(difference.what()).isEqualTo(What.DECISION);
    assertThat(difference.step()).isEqualTo(2);
    assertThat(difference.expected()).isEqualTo("refund: needs confirmation");
    assertThat(difference.got())
        .isEqualTo(
            "refund: refused, the customer is told \"I am afraid I cannot refund that much.\"");
    assertThat(difference.why())
        .containsExactly(
            "then refund by \"large refunds\" (required), \"read it back\" (required),"
                + " \"refunds\" (allowed)",
            "now refund by \"not too much\" (denied), \"large refunds\" (required),"
                + " \"read it back\" (required), \"refunds\" (allowed)");
    assertThat(difference.toString())
        .startsWith("step 2, request for refund k1: the decision differs")
        .contains("then: refund: needs confirmation\n  now:  refund: refused")
        .contains("\n                ^\n");
  }

  @Test
  void anApprovalThatIsNotAskedForAnyMoreIsFound() {
    Difference difference = under(Market.POLICY.replace("$20", "$45")).difference().orElseThrow();

    assertThat(difference.what()).isEqualTo(What.DECISION);
    assertThat(difference.expected()).isEqualTo("refund: needs approval (team_lead)");
    assertThat(difference.got()).startsWith("refund: done");
    assertThat(difference.step()).isEqualTo(4);
  }

  @Test
  void aThresholdThatNoPastCaseReachesChangesNothing() {
    assertThat(under(Market.POLICY.replace("$50", "$60")).isSame()).isTrue();
    assertThat(under(Market.POLICY.replace("$50", "$46")).isSame()).isTrue();
    assertThat(under(Market.POLICY.replace("$20", "$30")).isSame()).isTrue();
    assertThat(under(Market.POLICY.replace("3 per order", "4 per order")).isSame()).isTrue();
  }

  @Test
  void anotherPolicyIsAnotherDigestWhetherItChangesTheCaseOrNot() {
    Replay replay = under(Market.POLICY.replace("a person looks", "somebody looks"));

    assertThat(replay.isSame()).isTrue();
    assertThat(replay.again().policy().digest()).isNotEqualTo(replay.recording().policy().digest());
    assertThat(replay.again().steps()).hasSameSizeAs(replay.recording().steps());
  }

  @Test
  void aCommentIsNoOtherPolicy() {
    Replay replay = under(Market.POLICY.replace("# Refunds", "# Repayments"));

    assertThat(replay.isSame()).isTrue();
    assertThat(replay.again().policy().digest()).isEqualTo(replay.recording().policy().digest());
    assertThat(replay.again().json()).isEqualTo(json);
  }

  @Test
  void yesAndApprovalAreBoundToWhatTheNewPolicyDecides() {
    Replay replay = under(Market.POLICY.replace("version \"1\"", "version \"2\""));

    assertThat(replay.isSame()).isTrue();
    assertThat(replay.again().json()).contains("\"R-k1\"");
  }

  @Test
  void aPolicyThatCountsOtherwiseAsksWhatNobodyAskedThen() {
    Difference difference =
        under(Market.POLICY.replace("3 per order", "3 per order in 30 days"))
            .difference()
            .orElseThrow();

    assertThat(difference.what()).isEqualTo(What.QUESTION);
    assertThat(difference.got())
        .startsWith("asked for ledger.usage ")
        .endsWith(", which was never asked then");
  }

  @Test
  void aCaseThatIsNotPassedOnAnyMoreIsFound() {
    Difference difference =
        under(Market.POLICY.replace("  allow transfer_to_human", "  deny transfer_to_human"))
            .difference()
            .orElseThrow();

    assertThat(difference.where()).startsWith("message m");
    assertThat(difference.expected()).isEqualTo("transfer_to_human: done (H-1)");
    assertThat(difference.got()).isEqualTo("transfer_to_human: refused");
  }

  @Test
  void aCharacterOfAReplyIsFoundUnderTheCaret() {
    Recording recording = Recording.of(json);
    Recording.Message turn = (Recording.Message) recording.steps().get(0);
    String text = turn.reply().text();
    String other = text.replaceFirst("e", "a");

    Difference difference = after(quoted(text), quoted(other)).orElseThrow();

    assertThat(difference.what()).isEqualTo(What.REPLY);
    assertThat(difference.expected()).isEqualTo(other);
    assertThat(difference.got()).isEqualTo(text);
    List<String> lines = difference.toString().lines().toList();
    int caret = lines.get(3).indexOf('^');
    assertThat(lines.get(1).charAt(caret)).isEqualTo('a');
    assertThat(lines.get(2).charAt(caret)).isEqualTo('e');
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  @Test
  void aCharacterOfWhatCameFromOutsideIsFound() {
    assertThat(after("\"reference\":\"R-k1\"", "\"reference\":\"R-k2\"").isPresent()).isTrue();
    assertThat(after("\"Where is my order N1?\"", "\"Where is my order N2?\"").orElseThrow().what())
        .isEqualTo(What.QUESTION);
  }

  @Test
  void aCharacterOfTheTraceIsFound() {
    Difference difference = after("\"playbook\": \"where", "\"playbook\": \"there").orElseThrow();

    assertThat(difference.what()).isEqualTo(What.TRACE);
    assertThat(difference.expected()).startsWith("/reply/trace/playbook");
  }

  @Test
  void aCharacterOfThePolicyInTheFileIsRefused() {
    assertThatThrownBy(() -> after("more than $50", "more than $51"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("is not of its digest");
    assertThatThrownBy(() -> after("deny refund", "dony refund"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("give a policy to replay under");
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    for (int length = 0; length < json.length() - 2; length += 97) {
      String cut = json.substring(0, length);
      assertThatThrownBy(() -> Recording.of(cut))
          .isInstanceOf(RecordingException.class)
          .hasMessageStartingWith("a recording must be");
    }
  }

  @Test
  void aFieldNobodyKnowsIsRefusedByName() {
    assertThatThrownBy(() -> Recording.of(json.replaceFirst("\"identity\"", "\"identitty\"")))
        .isInstanceOf(RecordingException.class)
        .hasMessage(
            "recording.steps[0].message has a field that this version does not know: identitty");
    assertThatThrownBy(() -> Recording.of(json.replaceFirst("\"observedAt\"", "\"observed\"")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("does not know: observed");
  }

  @Test
  void whatDoesNotFitItsTypeIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> Recording.of(json.replaceFirst("\"VERIFIED\"", "\"SECRET\"")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("must be one of [NONE, CLAIMED, MATCHED, VERIFIED, STEPPED_UP]")
        .hasMessageNotContaining("SECRET");
    assertThatThrownBy(() -> Recording.of(json.replaceFirst("\"PT8S\"", "\"PT-8S\"")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("recording.settings.budget has values that do not fit together");
    assertThatThrownBy(() -> Recording.of(json.replaceFirst("\"at\":\"2026-", "\"at\":\"x026-")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("must be a Instant");
    assertThatThrownBy(() -> Recording.of(json.replace("conversations.load", "conversations.lead")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("a call to a system that this version does not know");
  }

  @Test
  void aRecordingOfAnotherFormatIsRefusedWithTheWayOut() {
    assertThatThrownBy(() -> Recording.of(json.replaceFirst("\"format\": 1", "\"format\": 2")))
        .isInstanceOf(RecordingException.class)
        .hasMessage(
            "this version reads recordings of format 1, and this one is of format 2: replay it"
                + " with the version of Waybill that wrote it ("
                + Header.version()
                + "), or record again");
    assertThatThrownBy(() -> Recording.of("[]"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("has none");
  }

  @Test
  void aRecordingOfAnotherVersionMustOnlyBeTheSameToCustomersAndSystems() {
    String older =
        json.replace("\"waybill\": \"" + Header.version() + "\"", "\"waybill\": \"0.0.9\"")
            .replace("\"playbook\": \"where", "\"playbook\": \"there");

    assertThat(Replayer.ofDefaults().replay(Recording.of(older)).isSame()).isTrue();
  }

  @Test
  void toStringOfARecordingShowsNothingThatWasSaid() {
    assertThat(Recording.of(json).toString()).isEqualTo("Recording[c, 7 steps]");
  }
}
