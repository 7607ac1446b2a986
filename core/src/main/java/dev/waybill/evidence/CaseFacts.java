// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import dev.waybill.commerce.Note;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.evidence.FactValue.Term.Kind;
import java.time.Duration;
import java.time.Instant;

/** Enters what a case system says into a turn's ledger. */
public final class CaseFacts {

  private final EvidenceLedger ledger;

  /** Makes a writer for the ledger. */
  public CaseFacts(EvidenceLedger ledger) {
    this.ledger = ledger;
  }

  /** Where the facts of a case stand. */
  public static String casePath(String caseId) {
    return "cases." + EvidenceLedger.part(caseId);
  }

  /**
   * Enters a case. What people wrote in it can be read, and is never a fact to state.
   *
   * @param held the case
   * @param source who said it
   * @param observedAt when it was read
   */
  public void enter(ServiceCase held, Source source, Instant observedAt) {
    String path = casePath(held.id());
    add(path + ".id", new FactValue.Term(Kind.IDENTIFIER, held.id()), source, observedAt);
    add(path + ".state", new FactValue.Status("CASE_" + held.state().name()), source, observedAt);
    if (held.openedAt() != null) {
      add(path + ".openedAt", new FactValue.Point(held.openedAt()), source, observedAt);
    }
    if (held.updatedAt() != null) {
      add(path + ".updatedAt", new FactValue.Point(held.updatedAt()), source, observedAt);
    }
    if (held.dueAt() != null) {
      add(path + ".dueAt", new FactValue.Point(held.dueAt()), source, observedAt);
    }
    if (held.dueAt() != null && held.openedAt() != null) {
      long days = Duration.between(held.openedAt(), held.dueAt()).toDays();
      ledger.append(
          path + ".limit", new FactValue.Days(days, false), source, observedAt, Trust.COMPUTED);
    }
    if (held.grantedUntil() != null) {
      add(path + ".grantedUntil", new FactValue.Day(held.grantedUntil(), null), source, observedAt);
    }
    if (held.grantedBy() != null) {
      add(
          path + ".grantedBy",
          new FactValue.Term(Kind.PERSON, held.grantedBy()),
          source,
          observedAt);
    }
    if (held.orderNumber() != null) {
      add(
          path + ".order",
          new FactValue.Term(Kind.ORDER_NUMBER, held.orderNumber()),
          source,
          observedAt);
    }
    undertakings(held, path, source, observedAt);
    int number = 0;
    for (Note note : held.notes()) {
      ledger.append(
          path + ".notes." + number++,
          new FactValue.Term(Kind.TEXT, note.text()),
          source,
          observedAt,
          Trust.FREE_TEXT);
    }
  }

  private void undertakings(ServiceCase held, String path, Source source, Instant observedAt) {
    int number = 0;
    for (ServiceCase.Undertaking task : held.undertakings()) {
      String at = path + ".tasks." + number++;
      add(at + ".state", new FactValue.Status(task.progress().name()), source, observedAt);
      if (task.by() != null) {
        add(at + ".by", new FactValue.Term(Kind.PERSON, task.by()), source, observedAt);
      }
      if (task.at() != null) {
        add(at + ".at", new FactValue.Point(task.at()), source, observedAt);
      }
      ledger.append(
          at + ".words",
          new FactValue.Term(Kind.TEXT, task.words()),
          source,
          observedAt,
          Trust.FREE_TEXT);
    }
  }

  private void add(String path, FactValue value, Source source, Instant observedAt) {
    ledger.append(path, value, source, observedAt, Trust.SYSTEM);
  }
}
