// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import dev.waybill.testkit.junit.Said;
import dev.waybill.testkit.shop.RecordedActs;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a whole conversation: see {@link WaybillAssertions#assertThatConversation}. */
public final class ConversationAssert extends AbstractAssert<ConversationAssert, List<Said>> {

  ConversationAssert(List<Said> actual) {
    super(actual, ConversationAssert.class);
    isNotNull();
  }

  /** Every reply keeps what is demanded; the failure says which does not. */
  public ConversationAssert everyReply(Consumer<AgentAssert> demand) {
    for (int i = 0; i < actual.size(); i++) {
      demand.accept(reply(i).as("reply %s of %s", i + 1, actual.size()));
    }
    return this;
  }

  /** Every reply is grounded, see {@link AgentAssert#isGrounded()}. */
  public ConversationAssert isGrounded() {
    return everyReply(AgentAssert::isGrounded);
  }

  /** No reply holds these words, in upper or lower case. */
  public ConversationAssert neverSaid(String words) {
    return everyReply(reply -> reply.didNotSay(words));
  }

  /** Exactly these writes were done in the whole conversation, in this order. */
  public ConversationAssert actedExactly(ExpectedWrite... expected) {
    List<RecordedActs.Write> done =
        actual.stream().flatMap(said -> said.writes().stream()).toList();
    String difference = Writes.difference(done, List.of(expected));
    if (!difference.isEmpty()) {
      throw failure("%s", difference);
    }
    return this;
  }

  /** Nothing was written to any system in the whole conversation. */
  public ConversationAssert didNothing() {
    return actedExactly();
  }

  /** The last reply, for more assertions. */
  public AgentAssert lastReply() {
    if (actual.isEmpty()) {
      throw failure("Expecting a reply, but nothing was said in the conversation.");
    }
    return reply(actual.size() - 1);
  }

  private AgentAssert reply(int index) {
    return WaybillAssertions.assertThat(actual.get(index));
  }
}
