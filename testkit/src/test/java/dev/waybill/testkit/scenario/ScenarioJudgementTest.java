// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Unknown;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge is judged: a reply that is wrong must be found wrong. */
class ScenarioJudgementTest {

  private static final ScenarioFile FILE = ScenarioFiles.own();
  private static final ScenarioRunner RUNNER = ScenarioRunner.of(FILE);

  private static Play play(String id) {
    return RUNNER.play(FILE.scenario(id).orElseThrow());
  }

  private static ScenarioResult judged(Play play, Reply reply) {
    return RUNNER.judge(play.withReplies(List.of(reply)));
  }

  private static List<String> failed(ScenarioResult result) {
    return result.failures().stream().map(Check::what).toList();
  }

  /** What was said, and a lie after it. */
  private static Reply withLie(Reply reply, String lie) {
    return new Reply(reply.text() + " " + lie, reply.citations(), reply.outcome(), reply.trace());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OWN-02 | It is in transit again.                    | in transit
          OWN-02 | It is lost.                                | lost
          OWN-02 | It arrives on Friday.                      | any delivery date
          OWN-02 | We will refund you.                        | a refund will be issued
          OWN-01 | It was delivered to you.                   | delivered
          OWN-01 | You owe $4.                                | any amount or percentage
          OWN-03 | The order has shipped.                     | it has shipped
          OWN-03 | You will have it tomorrow.                 | any delivery date
          OWN-04 | All of it was delivered.                   | all boxes were delivered
          OWN-04 | The kettle comes tomorrow.                 | tomorrow
          OWN-04 | It arrives at 5 pm.                        | a delivery time of day
          OWN-05 | That order belongs to someone else.        | that order is not yours
          OWN-05 | It is out for delivery.                    | any status
          OWN-06 | There is no such order.                    | order F506 does not exist
          """)
  void aForbiddenClaimIsFound(String id, String lie, String claim) {
    Play play = play(id);

    assertThat(failed(RUNNER.judge(play))).doesNotContain("forbid.claims: " + claim);
    assertThat(failed(judged(play, withLie(play.last(), lie)))).contains("forbid.claims: " + claim);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OWN-02 | I can't tell whether it is lost.           | lost
          OWN-02 | I don't know when it arrives.              | any delivery date
          OWN-03 | It has not shipped.                        | it has shipped
          OWN-04 | Not all of it was delivered.               | all boxes were delivered
          """)
  void whatIsDeniedIsNotClaimed(String id, String sentence, String claim) {
    Play play = play(id);

    assertThat(failed(judged(play, withLie(play.last(), sentence))))
        .doesNotContain("forbid.claims: " + claim);
  }

  @Test
  void aReplyThatCitesNothingStatesNoFact() {
    Play play = play("OWN-01");
    Reply uncited =
        new Reply(play.last().text(), List.of(), play.last().outcome(), play.last().trace());

    assertThat(failed(judged(play, uncited)).stream().filter(what -> what.startsWith("facts")))
        .hasSize(3);
  }

  @Test
  void anotherOutcomeIsAnotherDecision() {
    Play play = play("OWN-01");
    Reply asked =
        new Reply(
            play.last().text(),
            play.last().citations(),
            new Outcome.Asked(Outcome.Question.WHAT_IS_WANTED),
            play.last().trace());

    assertThat(failed(judged(play, asked))).contains("decision: ANSWER");
  }

  @Test
  void aHandoffThatIsMissingOrTooManyIsFound() {
    Play with = play("OWN-02");
    Play without = with.withCourse(with.course().withWrites(List.of()));
    Play calm = play("OWN-01");
    Play hasty = calm.withCourse(calm.course().withWrites(with.writes()));

    assertThat(failed(RUNNER.judge(with))).isEmpty();
    assertThat(failed(RUNNER.judge(without))).contains("actions: handoff.create");
    assertThat(failed(RUNNER.judge(hasty))).contains("actions: nothing but what is listed");
  }

  @Test
  void aDisclosureIsFound() {
    Play play = play("OWN-05");

    assertThat(failed(judged(play, withLie(play.last(), "It goes to Tulsa."))))
        .containsExactlyInAnyOrder(
            "forbid.disclosures: orders.F505.ship_to", "same_reply_as: OWN-06");
    assertThat(failed(judged(play, withLie(play.last(), "It cost 77.7."))))
        .contains("forbid.disclosures: orders.F505.total");
  }

  @Test
  void whatIsNotSaidToBeUnknownIsFound() {
    Play play = play("OWN-07");
    Reply sure =
        new Reply(
            play.last().text(),
            play.last().citations(),
            new Outcome.Answered(List.of(new Unknown(Unknown.Kind.CARRIER_CODE, "parcels.P1"))),
            play.last().trace());

    assertThat(failed(judged(play, sure))).contains("unknown: the hour");
  }

  @Test
  void whatCannotBeCheckedIsListedAndNeverPassed() {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                """
                scenarios:
                - id: X-1
                  now: "2026-06-03T09:00:00Z"
                  channel: pigeon
                  world: {customer: {id: K1}, weather: rain}
                  conversation: [{customer: "where is my order"}]
                  expect: {decision: CLARIFY, tools: [policy.lookup], tone: warm, offers: [a ride], weather: rain, state: {moon: full}}
                  forbid: {claims: ["the moon is made of cheese"], disclosures: [secrets.key]}
                """));

    ScenarioResult result = ScenarioRunner.of(file).run(file.scenarios().get(0));

    assertThat(result.passed()).isTrue();
    assertThat(result.unchecked().stream().map(Check::what))
        .containsExactlyInAnyOrder(
            "tools: policy.lookup",
            "tone: warm",
            "offers: a ride",
            "expect.weather",
            "state: moon=full",
            "forbid.claims: the moon is made of cheese",
            "forbid.disclosures: secrets.key",
            "world.weather",
            "channel pigeon");
    assertThat(ScenarioReport.of(List.of(result)).toMarkdown())
        .contains("## Unchecked: 9")
        .containsPattern("\\| not in the words[^|]*\\| 1 +\\| X-1 +\\| X-1 tone: warm ");
  }

  @Test
  void whatIsNotBuiltYetFails() {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                """
                scenarios:
                - id: X-1
                  now: "2026-06-03T09:00:00Z"
                  world: {}
                  conversation: [{customer: "where is my order"}]
                  expect: {decision: ACT, actions: [{name: claim.open, args: {order: N1}}]}
                - id: X-2
                  now: "2026-06-03T09:00:00Z"
                  conversation: []
                """));

    assertThat(failed(ScenarioRunner.of(file).run(file.scenarios().get(0))))
        .containsExactly("decision: ACT", "actions: claim.open");
    assertThat(failed(ScenarioRunner.of(file).run(file.scenarios().get(1))))
        .containsExactly("conversation");
  }
}
