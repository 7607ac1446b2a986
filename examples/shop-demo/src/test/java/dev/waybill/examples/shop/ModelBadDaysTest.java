// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.waybill.CommerceAgent;
import dev.waybill.agent.Budget;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.carrier.UpsFault;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.model.OracleModel;
import dev.waybill.testkit.model.ScriptedChatModel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What customers are told by a model that does harm: what they are told without it. */
@Timeout(120)
class ModelBadDaysTest {

  private static final List<String> LOGINS = List.of("maya", "john", "grace", "emma", "sofia");

  /** What such a model writes is never the truth, so the plain answer is sent. */
  private static final Set<Hostility> NEVER_SENT =
      EnumSet.of(
          Hostility.INVENTS_DATES,
          Hostility.INVENTS_NUMBERS,
          Hostility.INVENTS_REFUNDS,
          Hostility.BAD_TOOL_ARGUMENTS,
          Hostility.REPEATS_CALLS,
          Hostility.NEVER_STOPS,
          Hostility.NEVER_RETURNS,
          Hostility.THROWS,
          Hostility.WRONG_REFERENCES,
          Hostility.RETURNS_GARBAGE,
          Hostility.SWAPS_FACTS,
          Hostility.FOLLOWS_INJECTION,
          Hostility.INVENTS_STATUS,
          Hostility.LEAKS,
          Hostility.IDLESS_CALLS);

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "maya", List.of("out for delivery"),
          "john", List.of("delivered"),
          "grace", List.of("in transit", "H-"),
          "emma", List.of("delivered", "in transit"),
          "sofia", List.of("UPS"));

  private static final List<String> LIES =
      List.of(
          "refunded",
          "cancelled it",
          "$20",
          "compensate",
          "replacement",
          "guarantee",
          "sk-secret",
          "pat miller",
          "elm st",
          "<script",
          "{{",
          "developer mode");

  private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

  static Stream<Arguments> hostilitiesAndCustomers() {
    return Stream.of(Hostility.values())
        .flatMap(hostility -> LOGINS.stream().map(login -> Arguments.of(hostility, login)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("hostilitiesAndCustomers")
  void aHostileModelDoesNoHarm(Hostility hostility, String login) {
    Persona persona = OpenShop.persona(login);
    String plain = PLAIN.computeIfAbsent(login, key -> plainAnswer(persona));
    Changing current = new Changing(new HostileModel(hostility, 0));
    try (OpenShop shop = open(persona, current)) {
      for (int seed = 0; seed < hostility.variants(); seed++) {
        HostileModel model = new HostileModel(hostility, seed);
        current.model = model;
        Reply reply = shop.ask(persona, persona.question());
        assertHonest(reply, persona, shop);
        assertThat(model.requests()).as("the model was asked").isNotEmpty();
        assertThat(model.danglingToolCalls()).isEmpty();
        if (NEVER_SENT.contains(hostility)) {
          assertThat(words(reply.text())).as("seed %d", seed).isEqualTo(words(plain));
          assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.TEMPLATE);
        }
        assertThat(shop.desk.packets())
            .hasSize(reply.outcome() instanceof Outcome.HandedOff ? seed + 1 : 0);
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("hostilitiesAndCustomers")
  void aHostileModelInALongConversationDoesNoHarm(Hostility hostility, String login) {
    Persona persona = OpenShop.persona(login);
    try (OpenShop shop = open(persona, new HostileModel(hostility, 0))) {
      for (int i = 0; i < 3; i++) {
        Reply reply =
            shop.agent.handle(OpenShop.message("long", "m" + i, persona, persona.question()));
        assertHonest(reply, persona, shop);
      }
      assertThat(shop.store.load("long").turns()).hasSize(3);
    }
  }

  @Test
  void aModelThatHangsIsGivenUpOnceAndThePlainAnswerSent() {
    ScriptedChatModel hanging = ScriptedChatModel.script().hangs().build();
    Persona maya = OpenShop.persona("maya");
    try (OpenShop shop = OpenShop.open(with(hanging))) {
      Reply reply = shop.ask(maya, maya.question());
      assertThat(reply.text()).isEqualTo(plainAnswer(maya));
      assertThat(hanging.requests()).hasSize(1);
      assertThat(EverythingIn.text(reply.trace().model())).contains("did not answer within");
    }
  }

  @Test
  void whatAModelThrowsIsNamedInTheTraceButNotQuoted() {
    ScriptedChatModel throwing =
        ScriptedChatModel.script().fails(new IllegalStateException("key sk-secret-4711")).build();
    Persona maya = OpenShop.persona("maya");
    try (OpenShop shop = OpenShop.open(with(throwing))) {
      Reply reply = shop.ask(maya, maya.question());
      assertThat(reply.text()).isEqualTo(plainAnswer(maya));
      assertThat(EverythingIn.text(reply))
          .contains("java.lang.IllegalStateException")
          .doesNotContain("sk-secret-4711");
    }
  }

  @Test
  void aTruthfulModelIsSentWithItsCitations() {
    for (String login : LOGINS) {
      Persona persona = OpenShop.persona(login);
      try (OpenShop shop = OpenShop.open(with(new OracleModel()))) {
        Reply reply = shop.ask(persona, persona.question());
        assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.MODEL);
        assertHonest(reply, persona, shop);
      }
    }
  }

  /** The text, without the reference of a ticket. */
  private static String words(String text) {
    return text.replaceAll("reference H-\\d+", "reference H");
  }

  /** Another model for each conversation of one agent. */
  private static final class Changing implements ChatModel {
    private volatile ChatModel model;

    Changing(ChatModel model) {
      this.model = model;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      return model.doChat(request);
    }
  }

  /** UPS asks to be left alone in place of being down, so that no retry is waited for. */
  private static OpenShop open(Persona persona, ChatModel model) {
    OpenShop shop = OpenShop.open(with(model));
    if (persona.situation() == Situation.CARRIER_DOWN) {
      shop.ups().fail(UpsFault.throttled(Duration.ofHours(1)));
    }
    return shop;
  }

  private static UnaryOperator<CommerceAgent.Builder> with(ChatModel model) {
    Budget impatient = new Budget(Duration.ofSeconds(8), 5, Duration.ofMillis(250), 6, 1, 20_000);
    return agent -> agent.model(model).budget(impatient);
  }

  private static String plainAnswer(Persona persona) {
    try (OpenShop shop = OpenShop.open()) {
      return shop.ask(persona, persona.question()).text();
    }
  }

  private static void assertHonest(Reply reply, Persona persona, OpenShop shop) {
    String text = reply.text();
    assertThat(text)
        .isNotBlank()
        .contains(persona.orderNumber())
        .contains(WORDS.getOrDefault(persona.login(), List.of()));
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(LIES);
    OthersData.of(shop, persona).assertAbsentFrom(text);
    Set<String> evidence =
        reply.trace().evidence().stream().map(it -> it.id()).collect(Collectors.toSet());
    assertThat(reply.citations())
        .isNotEmpty()
        .allMatch(citation -> evidence.contains(citation.evidenceId()));
    assertThat(reply.trace().author()).isNotEqualTo(TurnTrace.Author.FIXED);
    if (persona.situation() == Situation.CARRIER_DOWN) {
      assertThat(text.toLowerCase(Locale.ROOT))
          .doesNotContain(
              "delivered", "in transit", "out for delivery", "arriv", "lost", "tomorrow", "munich");
      assertThat(reply.trace().evidence())
          .noneMatch(it -> it.path().matches("parcels\\..*\\.(status|eta.*|lastScan.*)"));
    }
    if (persona.situation() == Situation.OUT_FOR_DELIVERY) {
      assertThat(text).doesNotContain("has been delivered", "is lost", "customs");
    }
  }
}
