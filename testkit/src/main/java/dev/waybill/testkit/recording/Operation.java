// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.action.Act;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.PolicyContext;
import dev.waybill.action.PolicyFacts;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Cases;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.Customers;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.handoff.DeskHours;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent can call outside. */
enum Operation {
  ORDERS_BY_NUMBER("orders.byNumber", Kind.READ, answerOf(Orders.class, "byNumber")),
  ORDERS_BY_CUSTOMER("orders.byCustomer", Kind.READ, answerOf(Orders.class, "byCustomer")),
  PARCELS_TRACK("parcels.track", Kind.READ, answerOf(Parcels.class, "track")),
  PARCELS_COVERS("parcels.covers", Kind.READ, boolean.class),
  CATALOG_BY_SKU("catalog.bySku", Kind.READ, answerOf(Catalog.class, "bySku")),
  CATALOG_SEARCH("catalog.search", Kind.READ, answerOf(Catalog.class, "search")),
  INVENTORY_STOCK("inventory.stock", Kind.READ, answerOf(Inventory.class, "stock")),
  CUSTOMERS_BY_ID("customers.byId", Kind.READ, answerOf(Customers.class, "byId")),
  CUSTOMERS_BY_EMAIL("customers.byEmail", Kind.READ, answerOf(Customers.class, "byEmail")),
  ARTICLE_BY_ID("helpCenter.byId", Kind.READ, answerOf(HelpCenter.class, "byId")),
  ARTICLE_SEARCH("helpCenter.search", Kind.READ, answerOf(HelpCenter.class, "search")),
  CASES_OF_CUSTOMER("cases.ofCustomer", Kind.READ, answerOf(Cases.class, "ofCustomer")),
  CARTS_OF_CONVERSATION("carts.ofConversation", Kind.READ, answerOf(Carts.class, "ofConversation")),
  CONTEXT_FACTS("context.facts", Kind.READ, answerOf(PolicyContext.class, "facts")),
  CONTEXT_ORDER("context.order", Kind.READ, answerOf(PolicyFacts.Supplement.class, "order")),
  CONTEXT_PAYMENT("context.payment", Kind.READ, answerOf(PolicyFacts.Supplement.class, "payment")),
  CONTEXT_LINE("context.line", Kind.READ, answerOf(PolicyFacts.Supplement.class, "line")),
  CODES_SEND("codes.send", Kind.WRITE, answerOf(OneTimeCodes.class, "send")),
  CODES_VERIFY("codes.verify", Kind.READ, answerOf(OneTimeCodes.class, "verify")),
  DESK_HOURS("desk.hours", Kind.READ, DeskHours.class),
  OUTBOX_KEEP("outbox.keep", Kind.WRITE, null),
  MODEL_CHAT("model.chat", Kind.READ, ModelAnswer.class),
  COMPLETION("completion", Kind.READ, Value.class),
  LEDGER_USAGE("ledger.usage", Kind.READ, Ledger.Usage.class),
  DESK_OPEN("desk.open", Kind.WRITE, String.class),
  ACT_PERFORM("act.perform", Kind.WRITE, Receipt.class),
  ACT_RECONCILE("act.reconcile", Kind.BOOK, Act.Finding.class),
  LEDGER_RESERVE("ledger.reserve", Kind.BOOK, Ledger.Reservation.class),
  LEDGER_COMMIT("ledger.commit", Kind.BOOK, null),
  LEDGER_RELEASE("ledger.release", Kind.BOOK, null),
  JOURNAL_FIND("journal.find", Kind.BOOK, ActionJournal.Entry.class),
  JOURNAL_INTEND("journal.intend", Kind.BOOK, boolean.class),
  JOURNAL_DONE("journal.done", Kind.BOOK, null),
  JOURNAL_FAILED("journal.failed", Kind.BOOK, null),
  JOURNAL_UNKNOWN("journal.unknown", Kind.BOOK, null),
  JOURNAL_SETTLED("journal.settled", Kind.BOOK, null),
  STORE_LOAD("conversations.load", Kind.BOOK, null),
  STORE_APPEND("conversations.append", Kind.BOOK, boolean.class);

  /** What a call is to a replay. */
  enum Kind {
    /** What is answered decides what the agent does: it must have been recorded. */
    READ,
    /** An effect in the world: it must be the same. */
    WRITE,
    /** The agent's own books. */
    BOOK
  }

  private final String id;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // A type does not change, though it does not say so.
  private final @Nullable Type answer;

  Operation(String id, Kind kind, @Nullable Type answer) {
    this.id = id;
    this.kind = kind;
    this.answer = answer;
  }

  /** The name in the file. */
  String id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  /** What is answered; null for nothing. */
  @Nullable Type answer() {
    return answer;
  }

  /** The operation of this name, if there is one. */
  static Optional<Operation> byId(String id) {
    return Arrays.stream(values()).filter(operation -> operation.id.equals(id)).findFirst();
  }

  private static Type answerOf(Class<?> port, String method) {
    return Arrays.stream(port.getMethods())
        .filter(found -> found.getName().equals(method))
        .map(Method::getGenericReturnType)
        .findFirst()
        .orElseThrow();
  }
}
