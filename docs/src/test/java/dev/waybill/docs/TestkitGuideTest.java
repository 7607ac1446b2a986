// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static dev.waybill.testkit.assertion.WaybillAssertions.assertThatConversation;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.Outcome;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.policy.Policy;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.customer.Crowd;
import dev.waybill.testkit.customer.CustomerStory;
import dev.waybill.testkit.customer.SimulatedCustomer;
import dev.waybill.testkit.junit.AgentUnderTest;
import dev.waybill.testkit.junit.Hostile;
import dev.waybill.testkit.junit.WaybillExtension;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.recording.Recorder;
import dev.waybill.testkit.recording.Recording;
import dev.waybill.testkit.recording.Replay;
import dev.waybill.testkit.recording.Replayer;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code testing.md} shows of the test environment compiles, and does what it says. */
@ExtendWith(WaybillExtension.class)
class TestkitGuideTest {

  @TempDir Path folder;

  // tag::extension[]
  @Test
  void aParcelOnItsWayIsFoundAndNothingElseIsSaid(SampleShop shop, AgentUnderTest agent) {
    Order order = someOrder(shop);
    agent.as(shop.ownerOf(order)).in(Locale.US).say("where is my order " + order.number() + "?");

    assertThat(agent)
        .answered()
        .isGrounded()
        .saysFact("orders." + order.number() + ".number")
        .didNotSay(ClaimKind.DEED)
        .didNothing();
  }

  @Test
  void aLyingModelIsNotBelieved(
      @Hostile(Hostility.INVENTS_DATES) HostileModel model,
      SampleShop shop,
      AgentUnderTest agent,
      VirtualClock clock) {
    Order order = someOrder(shop);
    clock.advance(Duration.ofMinutes(20));
    agent.as(shop.ownerOf(order)).in(Locale.US).say("when will " + order.number() + " arrive?");

    assertThat(agent).isGrounded();
  }

  @Test
  void aStrangerIsAskedAndAPersonIsOneSentenceAway(AgentUnderTest agent) {
    assertThat(agent.say("where is my order?"))
        .askedOneQuestion()
        .asked(Outcome.Question.ORDER_NUMBER_AND_EMAIL);
    assertThat(agent.say("let me talk to a person")).handedOffTo(HandoffQueue.SUPPORT);
    assertThatConversation(agent).isGrounded();
  }

  /** An order on its way, of a customer who logs in. */
  private static Order someOrder(SampleShop shop) {
    return shop.ordersIn(SampleSituation.IN_TRANSIT).stream()
        .filter(order -> shop.ownerOf(order).account())
        .findFirst()
        .orElseThrow();
  }

  // end::extension[]

  @Test
  void pastCasesAreReplayed(SampleShop shop) throws IOException {
    SampleCustomer customer = shop.ownerOf(shop.ordersIn(SampleSituation.OUT_FOR_DELIVERY).get(0));
    // tag::record[]
    Recorder recorder = Recorder.to(folder);
    try (CommerceAgent agent = recorder.record(shop.agent()).build()) {
      AgentUnderTest conversation = AgentUnderTest.of(agent, shop.clock()).as(customer);
      conversation.say("where is my parcel?");
      conversation.say("I want to talk to a person");
    }
    Recording recording = Recording.read(onlyFileOf(folder));
    Replayer.ofDefaults().replay(recording).requireSame();

    Replay underANewPolicy =
        Replayer.ofDefaults().policy(nobodyIsPassedOn().evaluator()).replay(recording);
    assertThat(underANewPolicy.isSame()).isFalse();
    // end::record[]
  }

  private static Path onlyFileOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private static Policy nobodyIsPassedOn() {
    return Policy.of(
        new Source(
            "closed.policy",
            """
            policy "Nobody at the desk"
              version "2"
              currency USD
              time zone "America/New_York"
              uses "commerce/1"

            rule "nobody is there"
              deny transfer_to_human
              tell customer "Nobody is here to help you right now."
            """),
        Includes.none(),
        Vocabularies.standard());
  }

  @Test
  void aCrowdOfCustomersFindsNoWayIn() {
    // tag::crowd[]
    List<CustomerStory> stories =
        Crowd.of(7)
            .conversations(100)
            .threads(2)
            .meet(
                (number, seed) -> {
                  SampleShop shop = SampleShop.of(seed, VirtualClock.at("2026-11-24T12:00:00Z"));
                  SimulatedCustomer customer = SimulatedCustomer.of(shop, seed);
                  try (CommerceAgent agent = shop.agent().build()) {
                    CustomerStory story = customer.pursue("c" + number, agent::handle);
                    assertThat(shop.writes())
                        .extracting(RecordedActs.Write::action)
                        .isSubsetOf(story.confirmed());
                    return story;
                  }
                });
    assertThat(stories).hasSize(100).allMatch(story -> !story.replies().isEmpty());
    // end::crowd[]
  }
}
