// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import dev.waybill.conversation.Reply;
import dev.waybill.testkit.junit.AgentUnderTest;
import dev.waybill.testkit.junit.Said;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions begin; AssertJ's own are here too, so one static import is enough.
 *
 * <pre>{@code
 * import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
 * import static dev.waybill.testkit.assertion.WaybillAssertions.write;
 *
 * assertThat(agent.say("where is my order?")).isGrounded().answered();
 * assertThat(agent).actedExactly(write("cancel_order").with("order_id", "N1"));
 * }</pre>
 */
public class WaybillAssertions extends Assertions {

  /** For classes that add their own. */
  protected WaybillAssertions() {}

  /** On a reply alone. */
  public static AgentAssert assertThat(@Nullable Reply reply) {
    return new AgentAssert(reply);
  }

  /** On the last reply of an agent, with its reader and with what was done in the turn. */
  public static AgentAssert assertThat(AgentUnderTest agent) {
    return assertThat(agent.last());
  }

  /** On a reply, with its reader and with what was done in the turn. */
  public static AgentAssert assertThat(Said said) {
    return new AgentAssert(said.reply()).writtenFor(said.setting()).withWrites(said.writes());
  }

  /** On the present conversation of an agent. */
  public static ConversationAssert assertThatConversation(AgentUnderTest agent) {
    return new ConversationAssert(agent.conversation());
  }

  /** On a conversation. */
  public static ConversationAssert assertThatConversation(List<Said> said) {
    return new ConversationAssert(said);
  }

  /** A write that is expected; add all its arguments. */
  public static ExpectedWrite write(String action) {
    return new ExpectedWrite(action, Map.of());
  }
}
