// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.model.ScriptedChatModel;
import dev.waybill.testkit.scenario.ScenarioFile;
import dev.waybill.testkit.scenario.ScenarioReport;
import dev.waybill.testkit.scenario.ScenarioRunner;
import dev.waybill.testkit.shop.InMemoryShop;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@code testing.md} shows compiles, and does what it says. */
class TestingGuideTest {

  private static final ZoneId DENVER = ZoneId.of("America/Denver");

  // tag::shop[]
  private final VirtualClock clock = VirtualClock.at("2026-03-10T16:00:00Z");
  private final InMemoryShop shop =
      new InMemoryShop(clock)
          .put(
              new Order(
                  "N1017",
                  "C12",
                  null,
                  OrderState.OPEN,
                  null,
                  null,
                  null,
                  List.of(),
                  List.of(
                      new Fulfilment(
                          "F1",
                          FulfilmentState.SHIPPED,
                          null,
                          null,
                          List.of(),
                          List.of(new Parcel("S1", new Carrier("fedex"), null, List.of())),
                          null,
                          null)),
                  List.of(),
                  List.of(),
                  null,
                  null,
                  null))
          .put(
              new Tracking(
                  "S1",
                  new Carrier("fedex"),
                  Journey.of(
                      List.of(
                          new Scan(
                              ScanTime.explicit(OffsetDateTime.parse("2026-03-10T07:00:00-06:00")),
                              ParcelSubStatus.MOVING,
                              Leg.FORWARD,
                              Place.named("Denver"),
                              "IT",
                              null)),
                      clock.instant()),
                  Eta.ofDay(LocalDate.of(2026, 3, 12), DENVER, Eta.Estimator.CARRIER),
                  null,
                  null));

  // end::shop[]

  @Test
  void aLieIsRepairedOrReplaced() {
    // tag::lie[]
    ScriptedChatModel model =
        ScriptedChatModel.script()
            .says("Order {{orders.N1017.number}} arrives tomorrow by 5 pm, promised!")
            .says("Good news: {{orders.N1017.number}} was delivered, {{parcels.S1.status}}.")
            .build();
    Reply reply = ask(model, "what day will it arrive");
    assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.TEMPLATE);
    assertThat(reply.text()).contains("Thursday, March 12").doesNotContain("tomorrow");
    assertThat(model.danglingToolCalls()).isEmpty();
    // end::lie[]
    assertThat(reply.trace().model()).hasSize(2);
  }

  @Test
  void noHostileModelChangesWhatIsSaid() {
    // tag::hostile[]
    Reply plain = ask(null, "what day will it arrive");
    for (Hostility hostility : List.of(Hostility.INVENTS_DATES, Hostility.REPEATS_CALLS)) {
      Reply reply = ask(new HostileModel(hostility, 1), "what day will it arrive");
      assertThat(reply.outcome()).isEqualTo(plain.outcome());
      assertThat(reply.text()).contains("Thursday, March 12");
    }
    // end::hostile[]
  }

  @Test
  void anOutageIsSaidAndNothingElse() {
    // tag::outage[]
    shop.fail("S1", Failure.of(Failure.Kind.TIMED_OUT, "no answer"));
    clock.advance(Duration.ofMinutes(5));
    Reply reply = ask(null, "where is my order?");
    assertThat(reply.text()).contains("isn't answering right now").doesNotContain("Denver");
    // end::outage[]
  }

  @Test
  void theScenarioOfTheGuidePasses() throws Exception {
    String guide = Files.readString(Path.of("testing.md"));
    String scenario = guide.substring(guide.indexOf("```yaml\n") + 8);
    scenario = scenario.substring(0, scenario.indexOf("```"));
    // tag::scenarios[]
    ScenarioFile file = ScenarioFile.read(new StringReader("scenarios:\n" + scenario));
    ScenarioRunner runner = ScenarioRunner.of(file).withModels(this::hostile);
    ScenarioReport report = ScenarioReport.of(file.scenarios().stream().map(runner::run).toList());
    assertThat(report.allPassed()).as(report.toMarkdown()).isTrue();
    // end::scenarios[]
  }

  private ChatModel hostile() {
    return new HostileModel(Hostility.INVENTS_STATUS, 3);
  }

  private Reply ask(ChatModel model, String text) {
    CommerceAgent.Builder agent =
        CommerceAgent.builder().orders(shop.orders()).parcels(shop.parcels()).clock(clock);
    if (model != null) {
      agent.model(model);
    }
    try (CommerceAgent built = agent.build()) {
      return built.handle(
          new CustomerMessage(
              "c1", "m1", Channel.CHAT, Locale.US, Identity.verified("C12", "Sam", DENVER), text));
    }
  }
}
