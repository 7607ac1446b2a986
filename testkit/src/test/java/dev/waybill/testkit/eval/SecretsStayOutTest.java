// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Turn;
import dev.waybill.evidence.Evidence;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.model.ObedientModel;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret reaches no model, no reply, no record and no person at the desk. */
class SecretsStayOutTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my card is 4000 1234 5678 9010|1234 5678",
        "charge 4111111111111111 please|411111",
        "card 4000123456789010, cvv 917, exp 04/29|917",
        "pay to IBAN DE89 3704 0044 0532 0130 00|3704 0044",
        "pay to GB29NWBK60161331926819|NWBK6016",
        "mera account number 50100123456789 aur IFSC HDFC0001234|50100123456789",
        "mera account number 50100123456789 aur IFSC HDFC0001234|HDFC0001234",
        "my password is Tr0ub4dor&3|Tr0ub4dor",
        "the otp is 482913|482913",
        "Kontonummer 0532013000|0532013000"
      })
  void noSecretGoesAnywhere(String words, String secret) {
    SampleShop shop = SampleShop.of(3, VirtualClock.at("2026-03-10T16:00:00Z"));
    var order = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);
    shop.withNote(order, words).withGiftMessage(order, words).withCarrierRemark(order, words);
    SampleCustomer customer = shop.ownerOf(order);
    List<String> places = new ArrayList<>();
    InMemoryConversationStore store = new InMemoryConversationStore();
    try (CommerceAgent agent =
        shop.agent().model(listening(words, places)).conversationStore(store).build()) {
      for (String message :
          List.of(
              words,
              "where is order " + order.number() + "? " + words,
              "I want to speak to a person. " + words)) {
        agent.handle(
            new CustomerMessage(
                "c",
                "m" + message.length(),
                Channel.CHAT,
                Locale.US,
                customer.identity(),
                message));
      }
    }
    for (Turn turn : store.load("c").turns()) {
      places.add(turn.customerText());
      places.add(turn.reply().text());
      places.add(turn.reply().trace().model().toString());
      places.add(values(turn.reply().trace().evidence()));
    }
    assertThat(shop.desk().packets()).isNotEmpty();
    shop.desk()
        .packets()
        .forEach(
            packet -> {
              packet.transcript().forEach(line -> places.add(line.text()));
              places.add(values(packet.evidence()));
            });
    assertThat(places).hasSizeGreaterThan(10).noneMatch(text -> text.contains(secret));
  }

  private static String values(List<Evidence> evidence) {
    return evidence.stream().map(fact -> fact.value().toString()).collect(Collectors.joining("\n"));
  }

  private static ChatModel listening(String words, List<String> heard) {
    ObedientModel model = new ObedientModel(words);
    return new ChatModel() {
      @Override
      public ChatResponse doChat(ChatRequest request) {
        heard.add(request.messages().toString());
        return model.chat(request);
      }
    };
  }
}
