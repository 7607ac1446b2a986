// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log of what was really done: wrap the acts that are given to an agent, and {@link #writes()}
 * lists what came of them. Safe for use by many threads.
 *
 * <pre>{@code
 * RecordedActs acts = new RecordedActs();
 * CommerceAgent.builder().act("refund", acts.recording("refund", refundAct))...
 * assertThat(acts.writes()).isEmpty();
 * }</pre>
 */
public final class RecordedActs {

  private final Map<String, Write> writes = new LinkedHashMap<>();

  /**
   * Something that was done in a system of record.
   *
   * @param action the action's name in the policy's vocabulary
   * @param arguments its arguments, by name
   * @param key the key under which it was done
   */
  public record Write(String action, Map<String, Value> arguments, String key) {
    public Write {
      requireNonNull(action, "action");
      arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
      requireNonNull(key, "key");
    }

    /** Personal data stays out of logs: arguments are not shown. */
    @Override
    public String toString() {
      return "Write[" + action + ", " + key + "]";
    }
  }

  /** An empty log. */
  public RecordedActs() {}

  /**
   * Wraps an act. What it returns a receipt for is entered, once for a key; so is what ends in any
   * exception but {@link NotDoneException}, since it may have been done.
   *
   * @param action the action's name, as the log says it
   * @param act the act
   * @return an act that does the same
   */
  public Act recording(String action, Act act) {
    requireNonNull(action, "action");
    requireNonNull(act, "act");
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
          throws NotDoneException {
        try {
          Receipt receipt = act.perform(arguments, key, deadline);
          enter(new Write(action, arguments, key));
          return receipt;
        } catch (RuntimeException e) {
          enter(new Write(action, arguments, key));
          throw e;
        }
      }

      @Override
      public Finding reconcile(String key, Deadline deadline) {
        return act.reconcile(key, deadline);
      }
    };
  }

  private synchronized void enter(Write write) {
    writes.putIfAbsent(write.key(), write);
  }

  /** What was done, oldest first. */
  public synchronized List<Write> writes() {
    return List.copyOf(writes.values());
  }
}
