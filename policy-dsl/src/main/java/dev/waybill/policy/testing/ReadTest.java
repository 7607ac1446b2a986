package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test as it will be run.
 *
 * @param test the test as written
 * @param request the question; null if the test does not ask one that can be asked
 * @param history what was done before
 * @param diagnostics what does not fit
 */
record ReadTest(
    Item.Test test,
    @Nullable Request request,
    List<Entry> history,
    List<Diagnostic> diagnostics) {

  ReadTest {
    history = List.copyOf(history);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Gives a ledger with the history, and nothing else. */
  static Ledger ledger(List<Entry> history) {
    Ledger ledger = new InMemoryLedger();
    for (Entry entry : history) {
      ledger.reserve(entry, List.of());
      ledger.commit(entry.id());
    }
    return ledger;
  }
}
