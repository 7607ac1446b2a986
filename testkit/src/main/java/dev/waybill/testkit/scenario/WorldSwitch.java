// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.Approval;
import dev.waybill.action.Confirmation;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.action.Question;
import dev.waybill.action.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The merchant's switch in a scenario's world: where {@code mode: SHADOW} puts it, or the event
 * {@code kill_switch} throws it. Safe for use by many threads.
 */
final class WorldSwitch {

  /** What stands in the sequence when the switch is thrown. */
  static final String THROWN = "kill_switch";

  private static final String AFTER_CONFIRM = "after_confirm_before_call";

  private final boolean afterConfirm;
  private final Chronicle chronicle;
  private Stage stage;

  WorldSwitch(Scenario scenario, Chronicle chronicle) {
    this.stage = scenario.mode().equals("SHADOW") ? Stage.SHADOW : Stage.LIVE;
    this.afterConfirm = isServed(scenario.trigger());
    this.chronicle = chronicle;
  }

  /** Whether a trigger is a switch that can be thrown at its step. */
  static boolean isServed(Node trigger) {
    return trigger.get("event").text("").equals(THROWN)
        && trigger.get("scope").text("").equals("writes")
        && trigger.get("at_step").text("").equals(AFTER_CONFIRM);
  }

  synchronized Stage stage() {
    return stage;
  }

  /** The consents: when the customer's yes is used for an action, the switch is thrown. */
  ConsentStore consents() {
    ConsentStore held = new InMemoryConsentStore();
    return afterConfirm ? new Throwing(held) : held;
  }

  private synchronized void pause() {
    if (stage != Stage.PAUSED) {
      stage = Stage.PAUSED;
      chronicle.happened(THROWN);
    }
  }

  private final class Throwing implements ConsentStore {
    private final ConsentStore held;

    Throwing(ConsentStore held) {
      this.held = held;
    }

    @Override
    public void ask(Question question) {
      held.ask(question);
    }

    @Override
    public Optional<Question> question(String conversationId) {
      return held.question(conversationId);
    }

    @Override
    public void confirm(Confirmation confirmation) {
      held.confirm(confirmation);
    }

    @Override
    public Optional<Confirmation> confirmation(String conversationId, String seal) {
      return held.confirmation(conversationId, seal);
    }

    @Override
    public void approve(Approval approval) {
      held.approve(approval);
    }

    @Override
    public List<Approval> approvals(String conversationId, String seal) {
      return held.approvals(conversationId, seal);
    }

    @Override
    public boolean use(String id, String key) {
      boolean used = held.use(id, key);
      pause();
      return used;
    }

    @Override
    public @Nullable String usedBy(String id) {
      return held.usedBy(id);
    }
  }
}
