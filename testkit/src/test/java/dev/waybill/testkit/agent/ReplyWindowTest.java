// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static dev.waybill.testkit.agent.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel may take free text for so long only, and a reply may leave late. */
class ReplyWindowTest {

  private static final Duration DAY = Duration.ofHours(24);

  private final Bench bench = new Bench().withOrderOnItsWay();

  private Reply reply(CustomerMessage message) {
    try (CommerceAgent agent = bench.agent().build()) {
      return agent.handle(message);
    }
  }

  private static CustomerMessage on(Channel channel) {
    return new CustomerMessage("c", "m1", channel, Locale.US, JANE, "Where is my order?");
  }

  @Test
  void whatsAppTakesTheWordsForADayAfterTheCustomersLastMessage() {
    Reply reply = reply(on(Channel.WHATSAPP));

    assertThat(reply.freeUntil()).isEqualTo(NOW.plus(DAY));
    assertThat(reply.mayBeSentAt(NOW)).isTrue();
    assertThat(reply.mayBeSentAt(NOW.plus(DAY).minusMillis(1))).isTrue();
    assertThat(reply.mayBeSentAt(NOW.plus(DAY))).isFalse();
  }

  @Test
  void theDayBeginsWhenTheMessageWasWrittenAndNotWhenItIsAnswered() {
    Reply late = reply(on(Channel.WHATSAPP).at(NOW.minus(Duration.ofHours(25))));

    assertThat(late.text()).contains("in transit");
    assertThat(late.mayBeSentAt(NOW)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "WHATSAPP", mode = EnumSource.Mode.EXCLUDE)
  void otherChannelsHaveNoSuchTime(Channel channel) {
    Reply reply = reply(on(channel).at(NOW.minus(Duration.ofDays(9))));

    assertThat(reply.freeUntil()).isNull();
    assertThat(reply.mayBeSentAt(NOW.plus(Duration.ofDays(9)))).isTrue();
  }

  @Test
  void whatTheAgentOnlyShowsIsNeverSent() {
    assertThat(reply(on(Channel.WHATSAPP)).inShadow().mayBeSentAt(NOW)).isFalse();
  }
}
