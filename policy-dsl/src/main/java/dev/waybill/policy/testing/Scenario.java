package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import java.util.List;

/** A request and what was done before it. */
record Scenario(Request request, List<Entry> history) {

  Scenario {
    history = List.copyOf(history);
  }

  Ledger ledger() {
    return ReadTest.ledger(history);
  }

  Scenario with(Request other) {
    return new Scenario(other, history);
  }
}
