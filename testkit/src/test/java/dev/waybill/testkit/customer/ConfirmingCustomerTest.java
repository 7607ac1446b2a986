// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Address;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Outcome.Question;
import dev.waybill.conversation.Reply;
import dev.waybill.language.Assent;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.customer.CustomerStory.End;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a simulated customer says when an agent asks for a yes. */
class ConfirmingCustomerTest {

  private final SampleShop shop = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));
  private final Order open = open(0);
  private final Order another = open(1);

  private Order open(int which) {
    return shop.ordersIn(SampleSituation.NOT_SHIPPED).stream()
        .filter(order -> shop.ownerOf(order).account())
        .toList()
        .get(which);
  }

  private Profile profile(Locale locale) {
    SampleCustomer owner = shop.ownerOf(open);
    return new Profile(
        owner.identity(),
        Channel.CHAT,
        locale,
        owner.email(),
        owner.postalCode(),
        open.number(),
        another.number());
  }

  private CustomerStory story(Persona persona, Goal goal, Locale locale, long seed) {
    try (CommerceAgent agent = shop.agent().build()) {
      return SimulatedCustomer.of(persona, goal, profile(locale), seed)
          .pursue("c" + seed, agent::handle);
    }
  }

  private List<String> done() {
    return shop.writes().stream().map(RecordedActs.Write::action).toList();
  }

  @Test
  void whoWantsTheActConfirmsItAndIsContentWhenItIsDone() {
    for (Locale locale : List.of(Locale.US, Locale.GERMANY)) {
      SampleShop before = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));
      CustomerStory story;
      try (CommerceAgent agent = before.agent().build()) {
        story =
            SimulatedCustomer.of(Persona.PATIENT, Goal.CANCEL_IT, profile(locale), 1)
                .pursue("c", agent::handle);
      }

      assertThat(story.end()).as(story.transcript()).isEqualTo(End.REACHED);
      assertThat(story.confirmed()).containsExactly("cancel_order");
      assertThat(before.order(open.number()).state()).isEqualTo(OrderState.CANCELLED);
    }
  }

  @Test
  void whoWantsAnotherAddressGivesItAndConfirmsIt() {
    CustomerStory story = story(Persona.PATIENT, Goal.CHANGE_THE_ADDRESS, Locale.US, 3);

    assertThat(story.end()).as(story.transcript()).isEqualTo(End.REACHED);
    assertThat(story.confirmed()).containsExactly("change_address");
    assertThat(Lines.of(Locale.US).all("address")).anyMatch(line -> line.startsWith(street()));
  }

  @Test
  void whoChangesTheAddressSaysSoAndOnlyTheLastOneCounts() {
    CustomerStory story = story(Persona.CHANGES_MIND, Goal.CHANGE_THE_ADDRESS, Locale.US, 3);

    String transcript = story.transcript();
    List<Reply> proposals =
        story.replies().stream().filter(reply -> Proposal.in(reply).isPresent()).toList();
    assertThat(proposals).as(transcript).hasSize(2);
    assertThat(story.end()).as(transcript).isEqualTo(End.REACHED);
    assertThat(proposals.get(0).text()).as(transcript).doesNotContain(street());
    assertThat(proposals.get(1).text()).as(transcript).contains(street());
    assertThat(done()).containsExactly("change_address");
  }

  private String street() {
    Address address = requireNonNull(shop.order(open.number()).shipTo());
    return address.lines().get(0);
  }

  @Test
  void whoChangesTheirMindAboutAnythingElseLeavesItUndone() {
    CustomerStory story = story(Persona.CHANGES_MIND, Goal.CANCEL_IT, Locale.US, 4);

    assertThat(story.replies()).as(story.transcript()).anyMatch(r -> Proposal.in(r).isPresent());
    assertThat(story.confirmed()).as(story.transcript()).isEmpty();
    assertThat(done()).isEmpty();
    assertThat(story.goal()).isNotEqualTo(Goal.CANCEL_IT);
  }

  @Test
  void whoIsAskedForWhatTheyDoNotWantSaysNo() {
    Reply question = proposal("please cancel order " + open.number());
    for (Goal goal : Goal.values()) {
      String answer = answerTo(question, goal);
      boolean wanted = goal == Goal.CANCEL_IT;
      assertThat(Assent.isYes(answer)).as(goal + ": " + answer).isEqualTo(wanted);
      assertThat(Assent.isNo(answer)).as(goal + ": " + answer).isEqualTo(!wanted);
    }
  }

  @Test
  void theRightActOnAnotherOrderIsNotConfirmed() {
    Reply question = proposal("please cancel order " + another.number());

    assertThat(answerTo(question, Goal.CANCEL_IT)).matches(Assent::isNo);
  }

  @Test
  void anAddressThatIsNotTheirsIsCorrected() {
    Reply question =
        proposal("change the address of order " + open.number() + " to 1 Elm Row, Boston, 02101");

    String answer = answerTo(question, Goal.CHANGE_THE_ADDRESS);
    assertThat(Assent.isYes(answer)).isFalse();
    assertThat(Lines.of(Locale.US).all("address")).anyMatch(answer::contains);
  }

  /** What the owner of the order they name is asked by an agent. */
  private Reply proposal(String text) {
    Order about = text.contains(another.number()) ? another : open;
    try (CommerceAgent agent = shop.agent().build()) {
      Reply reply =
          agent.handle(
              new CustomerMessage(
                  "c", "m", Channel.CHAT, Locale.US, shop.ownerOf(about).identity(), text));
      assertThat(reply.outcome()).isEqualTo(new Outcome.Asked(Question.CONFIRMATION));
      return reply;
    }
  }

  private String answerTo(Reply question, Goal goal) {
    Function<CustomerMessage, Reply> agent = message -> question;
    return SimulatedCustomer.of(Persona.VAGUE, goal, profile(Locale.US), 2)
        .pursue("c", agent)
        .messages()
        .get(1)
        .text();
  }

  @Test
  void everyYesAndNoOfTheirsIsPlain() {
    for (Locale locale : List.of(Locale.US, Locale.GERMANY)) {
      Lines lines = Lines.of(locale);
      assertThat(lines.all("yes")).allMatch(Assent::isYes);
      assertThat(lines.all("no")).allMatch(Assent::isNo);
      assertThat(Stream.of("address", "to", "to.instead").flatMap(key -> lines.all(key).stream()))
          .noneMatch(Assent::isYes);
      assertThat(lines.some("address", new Random(1))).isIn(lines.all("address"));
    }
  }
}
