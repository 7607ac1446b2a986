// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * One kind of action in a scenario's world. It changes the world's records, once for a key, or
 * fails as the script says. Every call is written down. Safe for use by many threads.
 */
final class WorldAct implements Act {

  private static final Source SYSTEM = new Source("shop", DataLayer.ORDER);

  private final ActionWord action;
  private final Systems systems;
  private final Map<String, Receipt> receipts = new HashMap<>();

  /**
   * What all acts of a world share.
   *
   * @param state the records
   * @param script how calls end
   * @param chronicle where calls are written down
   * @param clock the time
   */
  record Systems(WorldState state, Script script, Chronicle chronicle, Clock clock) {}

  WorldAct(ActionWord action, Systems systems) {
    this.action = action;
    this.systems = systems;
  }

  @Override
  public Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline)
      throws NotDoneException {
    synchronized (systems) {
      ActionWord word = WriteArguments.word(action, arguments);
      Map<String, String> written = WriteArguments.of(word, arguments, systems.state().records());
      return new Call(word.name(), written, idempotencyKey).answer();
    }
  }

  @Override
  public Finding reconcile(String idempotencyKey, Deadline deadline) {
    synchronized (systems) {
      Receipt receipt = receipts.get(idempotencyKey);
      return receipt == null ? new Finding.DidNotHappen() : new Finding.Happened(receipt);
    }
  }

  /** A call of the system. */
  private final class Call {
    private final String name;
    private final Map<String, String> arguments;
    private final String key;

    Call(String name, Map<String, String> arguments, String key) {
      this.name = name;
      this.arguments = arguments;
      this.key = key;
    }

    Receipt answer() throws NotDoneException {
      Node step = systems.script().next(name);
      if (!step.get("then_set").isMissing()) {
        step.get("then_set").fields().forEach((path, value) -> systems.state().set(path, value));
      }
      if (step.has("userErrors")) {
        note(Write.Outcome.REJECTED, "");
        throw new NotDoneException(String.join("; ", step.get("userErrors").texts()));
      }
      if (step.has("error")) {
        note(Write.Outcome.FAILED, "");
        throw new NotDoneException("the system answers " + step.get("error").text(""));
      }
      if (step.get("timeout").text("false").equals("true")) {
        if (step.get("actually_applied").text("false").equals("true")) {
          done();
        }
        note(Write.Outcome.UNKNOWN, "");
        throw new IllegalStateException("no answer came");
      }
      Receipt receipt = done();
      note(Write.Outcome.DONE, receipt.reference());
      return receipt;
    }

    private Receipt done() throws NotDoneException {
      Receipt earlier = receipts.get(key);
      if (earlier != null) {
        return earlier;
      }
      String scripted = receipts.isEmpty() ? systems.script().reference(name) : "";
      String id = scripted.isEmpty() ? newReference() : scripted;
      try {
        new WorldEffects(systems.state()).apply(name, arguments, id, systems.clock().instant());
      } catch (NotDoneException e) {
        note(Write.Outcome.REJECTED, "");
        throw e;
      }
      Receipt receipt = new Receipt(id, SYSTEM, systems.clock().instant());
      receipts.put(key, receipt);
      return receipt;
    }

    /** For example {@code RC1} for the first {@code return.create}. */
    private String newReference() {
      StringBuilder initials = new StringBuilder();
      for (String part : name.split("\\.", -1)) {
        initials.append(Character.toUpperCase(part.charAt(0)));
      }
      return initials + "-" + (receipts.size() + 1);
    }

    private void note(Write.Outcome outcome, String reference) {
      systems
          .chronicle()
          .add(new Write(name, arguments, outcome, key, reference, systems.clock().instant()));
    }
  }
}
