// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.customer.CustomerStory.End;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedCustomerTest {

  private final SampleShop shop = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));

  private Order order(SampleSituation situation, boolean account) {
    return shop.ordersIn(situation).stream()
        .filter(order -> shop.ownerOf(order).account() == account)
        .findFirst()
        .orElseThrow();
  }

  private Profile profile(Order order, Identity identity, Locale locale) {
    SampleCustomer owner = shop.ownerOf(order);
    Order other =
        shop.orders().stream()
            .filter(o -> !shop.ownerOf(o).equals(owner))
            .findFirst()
            .orElseThrow();
    return new Profile(
        identity,
        Channel.CHAT,
        locale,
        owner.email(),
        owner.postalCode(),
        order.number(),
        other.number());
  }

  private CustomerStory story(Persona persona, Goal goal, Profile profile, long seed) {
    try (CommerceAgent agent = shop.agent().build()) {
      return SimulatedCustomer.of(persona, goal, profile, seed).pursue("c" + seed, agent::handle);
    }
  }

  private CustomerStory known(Persona persona, Goal goal) {
    Order order = order(SampleSituation.IN_TRANSIT, true);
    return story(persona, goal, profile(order, shop.ownerOf(order).identity(), Locale.US), 1);
  }

  @Test
  void thePatientCustomerWhoIsKnownHasTheAnswerAtOnce() {
    CustomerStory story = known(Persona.PATIENT, Goal.WHERE_IS_IT);

    assertThat(story.end()).isEqualTo(End.REACHED);
    assertThat(story.exchanges()).hasSize(1);
  }

  @Test
  void whoIsNotKnownGivesWhatIsAskedForAndHasTheAnswerThen() {
    Order order = order(SampleSituation.IN_TRANSIT, true);
    Profile profile = profile(order, Identity.anonymous(), Locale.US);

    CustomerStory story = story(Persona.PATIENT, Goal.WHERE_IS_IT, profile, 2);

    assertThat(story.end()).as(story.transcript()).isEqualTo(End.REACHED);
    assertThat(story.replies().get(0).outcome())
        .isEqualTo(new Outcome.Asked(Outcome.Question.ORDER_NUMBER_AND_EMAIL));
    assertThat(story.messages().get(1).text()).contains(profile.email(), profile.postalCode());
  }

  @Test
  void theVagueCustomerNamesNoOrderAndGivesOnePieceAtATime() {
    Order order = order(SampleSituation.IN_TRANSIT, true);
    Profile profile = profile(order, Identity.anonymous(), Locale.US);

    CustomerStory story = story(Persona.VAGUE, Goal.WHEN_DOES_IT_COME, profile, 1);

    assertThat(story.messages().get(0).text()).doesNotContain(order.number());
    assertThat(story.messages())
        .noneMatch(
            message ->
                message.text().contains(profile.email())
                    && message.text().contains(profile.postalCode()));
  }

  @Test
  void whoWantsSomethingDoneTakesNoAnswerForIt() {
    CustomerStory story = known(Persona.PATIENT, Goal.CANCEL_IT);

    assertThat(story.end()).isEqualTo(End.HANDED_OFF);
    assertThat(Goal.CANCEL_IT.isQuestion()).isFalse();
  }

  @Test
  void whoChangesTheirMindWantsSomethingElseInTheEnd() {
    CustomerStory story = known(Persona.CHANGES_MIND, Goal.WHERE_IS_IT);

    assertThat(story.exchanges().size()).isGreaterThan(1);
    assertThat(story.goal()).isNotEqualTo(Goal.WHERE_IS_IT);
  }

  @Test
  void severalAtOnceAreInOneMessage() {
    CustomerStory story = known(Persona.SEVERAL_AT_ONCE, Goal.WHERE_IS_IT);

    assertThat(story.messages().get(0).text().split(story.profile().orderNumber(), -1).length)
        .isGreaterThan(2);
  }

  @Test
  void whoIsAdversarialTriesEveryAttack() {
    Set<String> tried = new TreeSet<>();
    for (long seed = 0; seed < 40; seed++) {
      Order order = order(SampleSituation.IN_TRANSIT, true);
      Profile profile = profile(order, shop.ownerOf(order).identity(), Locale.US);
      CustomerStory story = story(Persona.ADVERSARIAL, Goal.WHERE_IS_IT, profile, seed);
      story.messages().forEach(message -> tried.add(message.text()));
      assertThat(story.messages())
          .as(story.transcript())
          .anyMatch(message -> message.text().contains(profile.otherOrder()));
    }
    assertThat(tried).hasSizeGreaterThan(12);
  }

  @Test
  void whoWritesGermanIsAnsweredInGerman() {
    Order order = order(SampleSituation.IN_TRANSIT, true);
    Profile profile = profile(order, shop.ownerOf(order).identity(), Locale.GERMANY);

    CustomerStory story = story(Persona.PATIENT, Goal.WHERE_IS_IT, profile, 1);

    assertThat(story.replies().get(0)).isIn("de");
  }

  @Test
  void patienceEndsEvenWithAnAgentThatNeverAnswers() {
    Order order = order(SampleSituation.IN_TRANSIT, true);
    Profile profile = profile(order, shop.ownerOf(order).identity(), Locale.US);
    Reply busy;
    try (CommerceAgent agent = shop.agent().build()) {
      busy = agent.handle(message(profile, " "));
    }
    for (Persona persona : Persona.values()) {
      for (Goal goal : Goal.values()) {
        CustomerStory story =
            SimulatedCustomer.of(persona, goal, profile, 3).pursue("c", message -> busy);
        assertThat(story.end()).isEqualTo(End.GAVE_UP);
        assertThat(story.exchanges()).hasSize(persona.patience());
      }
    }
  }

  private static CustomerMessage message(Profile profile, String text) {
    return new CustomerMessage("c", "m1", Channel.CHAT, profile.locale(), profile.identity(), text);
  }

  @Test
  void theSameSeedAndTheSameRepliesGiveTheSameMessages() {
    assertThat(known(Persona.CHANGES_MIND, Goal.WHERE_IS_IT))
        .isEqualTo(known(Persona.CHANGES_MIND, Goal.WHERE_IS_IT));
  }

  @Test
  void everyLineThatIsSaidIsThereInEveryLanguage() {
    Set<String> english = Lines.of(Locale.US).keys();

    assertThat(Lines.of(Locale.GERMANY).keys()).isEqualTo(english);
    for (Goal goal : Goal.values()) {
      assertThat(english).contains("plain." + goal, "vague." + goal);
    }
    for (Attack attack : Attack.values()) {
      assertThat(english).contains("attack." + attack);
    }
    for (String key : english) {
      assertThat(Lines.of(Locale.US).some(key, new Random(1))).isNotBlank();
    }
  }

  @Test
  void nothingPersonalIsInAToString() {
    CustomerStory story = known(Persona.PATIENT, Goal.WHERE_IS_IT);

    assertThat(story.toString() + story.profile() + story.messages())
        .doesNotContain(story.profile().email())
        .doesNotContain("Hello");
    assertThat(List.of(story).stream().map(CustomerStory::transcript).collect(Collectors.joining()))
        .contains("customer: ")
        .contains("agent:    Your order");
  }
}
