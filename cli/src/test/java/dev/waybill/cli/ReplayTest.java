// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.policy.Policy;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.recording.Recorder;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill replay} over what was recorded. */
class ReplayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY =
      """
      policy "Desk"
        version "1"
        currency USD
        time zone "UTC"
        uses "commerce/1"

      rule "a person can always take over"
        allow transfer_to_human
      """;
  private static final String NEVER =
      POLICY
          + """

          rule "nobody is there at night"
            deny transfer_to_human
            because "the desk is closed"
          """;

  @TempDir Path folder;

  /** So many conversations, of which every second is passed to a person. */
  private Path recorded(int conversations, String policy) {
    VirtualClock clock = VirtualClock.at("2026-06-03T16:00:00Z");
    InMemoryShop shop = new InMemoryShop(clock);
    Path recordings = folder.resolve("recordings");
    try (CommerceAgent agent =
        Recorder.to(recordings)
            .record(
                CommerceAgent.builder()
                    .orders(shop.orders())
                    .parcels(shop.parcels())
                    .handoffDesk(new CapturingHandoffDesk())
                    .policy(Policy.of("desk.policy", policy).evaluator())
                    .clock(clock))
            .build()) {
      for (int i = 0; i < conversations; i++) {
        agent.handle(
            new CustomerMessage(
                "c" + i,
                "m1",
                Channel.CHAT,
                Locale.US,
                Identity.anonymous(),
                i % 2 == 0 ? "I want to talk to a human agent, please" : "hello"));
      }
    }
    return recordings;
  }

  private String policy(String text) throws IOException {
    return Files.writeString(folder.resolve("next.policy"), text).toString();
  }

  private static List<Path> files(Path recordings) throws IOException {
    try (Stream<Path> files = Files.list(recordings)) {
      return files.sorted().toList();
    }
  }

  @Test
  void underItsOwnPolicyThePastIsTheSame() throws IOException {
    String recordings = recorded(4, POLICY).toString();

    Run run = Run.waybill("replay", recordings, "--fail-on-change");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("4 recordings replayed, 4 same, 0 changed, 0 unreadable\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(Run.waybill("replay", recordings, "--policy", policy("# Now\n" + POLICY)).out())
        .isEqualTo(run.out());
  }

  @Test
  void aNewPolicyShowsThePastCasesItWouldChangeAndItsRule() throws IOException {
    String recordings = recorded(4, POLICY).toString();

    Run run = Run.waybill("replay", recordings, "--policy", policy(NEVER), "--fail-on-change");

    assertThat(run.code()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(run.out())
        .contains(
            """
            , conversation c0
              step 1, message m1: the decision differs
                then: transfer_to_human: done (H-1)
                now:  transfer_to_human: refused
            """)
        .contains("\"nobody is there at night\" (denied)")
        .endsWith("4 recordings replayed, 2 same, 2 changed, 0 unreadable\n");
  }

  @Test
  void withoutFailOnChangeAChangeIsNoFailure() throws IOException {
    Run run =
        Run.waybill("replay", recorded(2, POLICY).toString(), "--json", "--policy", policy(NEVER));

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    JsonNode result = JSON.readTree(run.out());
    assertThat(result.path("replayed").intValue()).isEqualTo(2);
    assertThat(result.path("same").intValue()).isEqualTo(1);
    assertThat(result.path("unreadable")).isEmpty();
    JsonNode changed = result.path("changed").path(0);
    assertThat(changed.path("conversation").textValue()).isEqualTo("c0");
    assertThat(changed.path("what").textValue()).isEqualTo("decision");
    assertThat(changed.path("step").intValue()).isEqualTo(1);
    assertThat(changed.path("why").path(1).textValue()).contains("nobody is there at night");
  }

  @Test
  void whatCannotBeReadIsCountedAndFails() throws IOException {
    Path recordings = recorded(2, POLICY);
    Path below = Files.createDirectories(recordings.resolve("below"));
    String whole = Files.readString(files(recordings).get(1));
    Files.writeString(below.resolve("cut.json"), whole.substring(0, whole.length() / 2));
    Files.writeString(below.resolve("later.json"), whole.replace("\"format\": 1", "\"format\": 9"));

    Run run = Run.waybill("replay", recordings.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out())
        .contains("cut.json cannot be replayed\n  a recording must be one JSON object")
        .contains("later.json cannot be replayed\n  this version reads recordings of format 1")
        .endsWith("2 recordings replayed, 2 same, 0 changed, 2 unreadable\n");
  }

  @Test
  void aFolderWithoutRecordingsIsAnErrorOfTheCommandLine() {
    Run empty = Run.waybill("replay", folder.toString());
    assertThat(empty.code()).isEqualTo(ExitCode.USAGE);
    assertThat(empty.err()).contains("there is no recording (*.json) in ");

    Run missing = Run.waybill("replay", folder.resolve("nowhere").toString());
    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("nowhere");
  }

  @Test
  void aPolicyWithErrorsIsSaidBeforeAnythingIsReplayed() throws IOException {
    Run run =
        Run.waybill("replay", recorded(1, POLICY).toString(), "--policy", policy("policy \"x\"\n"));

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[");
  }

  @Test
  void progressOfALongRunIsOnTheStandardError() {
    Run run = Run.waybill("replay", recorded(501, POLICY).toString());

    assertThat(run.err()).isEqualTo("250 of 501\n500 of 501\n");
    assertThat(run.out()).startsWith("501 recordings replayed");
  }

  @Test
  void theHelpHasExamples() {
    Run run = Run.waybill("replay", "--help");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("Examples:", "--fail-on-change", "--policy=FILE", "Exit codes:");
  }
}
