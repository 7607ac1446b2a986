// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static dev.waybill.testkit.shop.SampleSituation.NOT_SHIPPED;
import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.grounding.Setting;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.customer.CustomerStory.End;
import dev.waybill.testkit.customer.CustomerStory.Exchange;
import dev.waybill.testkit.junit.Said;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A thousand customers, and what must hold in every reply to every one of them. */
class SoakTest {

  private static final int CONVERSATIONS = 1_000;

  /** In the keys of what an {@link EagerHost} asks for. */
  private static final String BY = EagerHost.BY;

  private static final Pattern WORDS = Pattern.compile("[\\s,;()]+");

  private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
  private final SampleShop shop = SampleShop.of(7, clock);

  /** Lies in another way in each request; which, follows from the request alone. */
  private static final class ManyFacedModel implements ChatModel {
    private static final List<Hostility> FACES =
        List.copyOf(EnumSet.complementOf(EnumSet.of(Hostility.NEVER_RETURNS)));

    @Override
    public ChatResponse doChat(ChatRequest request) {
      int hash = request.messages().toString().hashCode() & 0xFFFF;
      Hostility face = FACES.get(hash % FACES.size());
      return new HostileModel(face, hash / FACES.size() % face.variants()).doChat(request);
    }
  }

  private List<CustomerStory> meet(CommerceAgent.Builder builder) {
    try (CommerceAgent agent = builder.build()) {
      return Crowd.of(20_261_124)
          .conversations(CONVERSATIONS)
          .threads(2)
          .meet((n, seed) -> SimulatedCustomer.of(shop, seed).pursue("c" + n, agent::handle));
    }
  }

  @Test
  void withoutAModelEveryReplyIsGroundedAndNobodyLearnsOfOthers() {
    allIsWell(meet(shop.agent()));
  }

  @Test
  void withAHostileModelEveryReplyIsGroundedAndNobodyLearnsOfOthers() {
    List<CustomerStory> stories = meet(shop.agent().model(new ManyFacedModel()));

    allIsWell(stories);
    assertThat(
            stories.stream()
                .flatMap(story -> story.replies().stream())
                .flatMap(reply -> reply.trace().model().stream())
                .filter(call -> !call.objections().isEmpty())
                .count())
        .as("texts of the model that were refused")
        .isGreaterThan(100);
  }

  /** A host that asks for whatever a message could mean, and asks the customer as it is told to. */
  @Test
  void nothingIsDoneButToAnOpenOrderOfACustomerWhoIsLoggedIn() {
    List<CustomerStory> stories;
    try (CommerceAgent agent = shop.agent().build()) {
      stories =
          Crowd.of(5)
              .conversations(CONVERSATIONS)
              .threads(2)
              .meet(
                  (n, seed) -> {
                    EagerHost host = new EagerHost(agent, shop);
                    CustomerStory story =
                        SimulatedCustomer.of(shop, seed).pursue("c" + n, host::handle);
                    host.finish(story.messages().get(0));
                    return story;
                  });
    }
    List<RecordedActs.Write> hosts =
        shop.writes().stream().filter(write -> write.key().contains(BY)).toList();
    assertThat(hosts).as("a yes to a question that was asked is acted on").isNotEmpty();
    for (RecordedActs.Write write : shop.writes()) {
      if (hosts.contains(write)) {
        Order order = shop.order(orderOf(write));
        assertThat(write.action()).isEqualTo("cancel_order");
        assertThat(shop.situationOf(order)).isIn(NOT_SHIPPED, SampleSituation.PREORDERED);
        assertThat(write.key()).endsWith(BY + shop.ownerOf(order).id());
      } else {
        isWhatTheirCustomerConfirmed(write, stories);
      }
    }
  }

  @Test
  void whatTheSoakLooksForItFinds() {
    Order mine = shop.orders().get(0);
    SampleCustomer me = shop.ownerOf(mine);
    Order theirs =
        shop.orders().stream().filter(o -> !shop.ownerOf(o).equals(me)).findFirst().orElseThrow();
    Profile profile =
        new Profile(
            me.identity(),
            Channel.CHAT,
            me.locale(),
            me.email(),
            me.postalCode(),
            mine.number(),
            theirs.number());
    try (CommerceAgent agent = shop.agent().build()) {
      Reply reply =
          agent.handle(
              new CustomerMessage(
                  "c",
                  "m",
                  Channel.CHAT,
                  me.locale(),
                  shop.ownerOf(theirs).identity(),
                  "where is " + theirs.number() + "?"));
      CustomerStory story =
          new CustomerStory(Persona.PATIENT, Goal.WHERE_IS_IT, profile, List.of(), End.REACHED);
      assertThat(strangersIn(reply, story, owners())).contains(theirs.number());
    }
  }

  private void allIsWell(List<CustomerStory> stories) {
    assertThat(stories).hasSize(CONVERSATIONS);
    Map<String, String> owners = owners();
    for (CustomerStory story : stories) {
      assertThat(story.exchanges()).hasSizeBetween(1, story.persona().patience());
      for (Exchange exchange : story.exchanges()) {
        Setting setting = Said.settingOf(exchange.message(), ZoneOffset.UTC, clock);
        assertThat(exchange.reply()).as(story.transcript()).writtenFor(setting).isGrounded();
        assertThat(strangersIn(exchange.reply(), story, owners)).as(story.transcript()).isEmpty();
      }
    }
    assertThat(shop.writes()).as("what a customer wanted and said yes to").isNotEmpty();
    shop.writes().forEach(write -> isWhatTheirCustomerConfirmed(write, stories));
    assertThat(stories.stream().map(CustomerStory::end).collect(Collectors.toSet()))
        .contains(End.REACHED, End.HANDED_OFF);
    assertThat(stories.stream().map(CustomerStory::persona).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Persona.values());
  }

  /** The customer of the conversation said yes to it, and the order is theirs. */
  private void isWhatTheirCustomerConfirmed(RecordedActs.Write write, List<CustomerStory> stories) {
    int number = Integer.parseInt(write.key().substring(1, write.key().indexOf('/')));
    CustomerStory story = stories.get(number);
    Order order = shop.order(orderOf(write));
    assertThat(story.confirmed()).as(story.transcript()).contains(write.action());
    assertThat(shop.ownerOf(order).email()).isEqualTo(story.profile().email());
    assertThat(shop.situationOf(order)).isIn(NOT_SHIPPED, SampleSituation.PREORDERED);
  }

  private static String orderOf(RecordedActs.Write write) {
    return ((Value.Text) requireNonNull(write.arguments().get("order_id"))).text();
  }

  /** Words by which a customer, an order or a parcel is known, with the customer's e-mail. */
  private Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    for (Order order : shop.orders()) {
      SampleCustomer owner = shop.ownerOf(order);
      owners.put(order.number(), owner.email());
      owners.put(owner.email(), owner.email());
      owners.put(owner.id(), owner.email());
      for (Parcel parcel : order.parcels()) {
        owners.put(parcel.trackingNumber(), owner.email());
      }
    }
    return owners;
  }

  private static Set<String> strangersIn(
      Reply reply, CustomerStory story, Map<String, String> owners) {
    List<String> words = new ArrayList<>(WORDS.splitAsStream(reply.text()).toList());
    reply.citations().forEach(citation -> words.addAll(List.of(citation.path().split("\\."))));
    Set<String> strangers = new HashSet<>();
    for (String word : words) {
      String plain = word.replaceAll("[:.!?]+$", "");
      String owner = owners.get(plain);
      if (owner != null && !owner.equals(story.profile().email())) {
        strangers.add(plain);
      }
    }
    return strangers;
  }
}
