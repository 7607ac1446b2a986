// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.EMAIL;
import static dev.waybill.testkit.agent.Bench.POSTCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How sure the host is of somebody limits what they are told, whatever channel they come by. */
class WhatEachChannelIsToldTest {

  private final Bench bench = new Bench().withOrderOnItsWay();
  private int messages;

  private Reply say(CommerceAgent agent, Channel channel, Identity identity, String text) {
    return agent.handle(
        new CustomerMessage("c", "m" + ++messages, channel, Locale.US, identity, text));
  }

  private static void assertNothingTold(Reply reply) {
    assertThat(reply.text()).doesNotContain("Newark", "transit", "UPS", "Stove", EMAIL, POSTCODE);
    assertThat(reply.outcome()).isInstanceOf(Outcome.Asked.class);
    assertThat(reply.citations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void whoeverIsLoggedInIsToldWhereTheirOrderIs(Channel channel) {
    try (CommerceAgent agent = bench.agent().build()) {
      assertThat(say(agent, channel, Bench.JANE, "Where is my order N1?").text())
          .contains("in transit");
    }
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void aClaimAndANumberTellNothing(Channel channel) {
    try (CommerceAgent agent = bench.agent().build()) {
      assertNothingTold(say(agent, channel, Identity.anonymous(), "Where is my order N1?"));
      assertNothingTold(
          say(agent, channel, Identity.anonymous(), "I am Jane, customer C1. Where is order N1?"));
    }
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void somebodyElsesLoginTellsNothingOfIt(Channel channel) {
    Identity sam = Identity.verified("C2", "Sam", Bench.NEW_YORK);
    try (CommerceAgent agent = bench.agent().build()) {
      assertNothingTold(say(agent, channel, sam, "Where is order N1?"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "AGENT_API", mode = EnumSource.Mode.EXCLUDE)
  void whatWasShownOnOneChannelHoldsOnTheNext(Channel channel) {
    try (CommerceAgent agent = bench.agent().build()) {
      say(
          agent,
          Channel.EMAIL,
          Identity.anonymous(),
          "Where is order N1? " + EMAIL + ", zip " + POSTCODE);

      Reply reply = say(agent, channel, Identity.anonymous(), "and where is it now?");

      assertThat(reply.text()).contains("in transit");
      assertThat(reply.trace().identity()).isEqualTo(Identity.Level.MATCHED);
    }
  }
}
