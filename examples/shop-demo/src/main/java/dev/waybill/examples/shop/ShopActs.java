// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.policy.value.Value;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the agent can have done in the shop's database, by action of the policy. What the policy
 * decided on may have changed since it was read, so each statement says what it needs.
 */
final class ShopActs {

  private static final String NOT_PACKED =
      " and st = 10 and not exists (select 1 from lieferung l where l.auf_id = auftrag.auf_id)";

  private ShopActs() {}

  static Map<String, Act> over(DataSource shop, Clock clock) {
    Map<String, ShopAct.Step> steps = new LinkedHashMap<>();
    steps.put("cancel_order", ShopActs::cancelOrder);
    steps.put("change_address", ShopActs::changeAddress);
    steps.put("store_credit", ShopActs::storeCredit);
    steps.put("refund", ShopActs::refund);
    Map<String, Act> acts = new LinkedHashMap<>();
    steps.forEach((action, step) -> acts.put(action, new ShopAct(action, step, shop, clock)));
    return acts;
  }

  /** Money is taken when an order is packed, so there is a reservation to let go at the most. */
  private static void cancelOrder(ShopChange change) throws SQLException, NotDoneException {
    change.one(
        "the order is packed, closed or paid",
        "update auftrag set st = 90, vers_st = 'Storniert' where auf_id = ?"
            + NOT_PACKED
            + " and not exists"
            + " (select 1 from zahlung z where z.auf_id = auftrag.auf_id and z.st = 'B')",
        change.orderId());
    change.update("update auf_pos set menge_st = menge where auf_id = ?", change.orderId());
    change.update("update zahlung set st = 'V' where auf_id = ? and st = 'A'", change.orderId());
  }

  private static void changeAddress(ShopChange change) throws SQLException, NotDoneException {
    Map<String, Value> address = change.fields("new_address");
    change.one(
        "the order is packed or closed",
        "update auftrag set str = ?, ort = ?, region = ?, plz = ?, land = coalesce(?, land)"
            + " where auf_id = ?"
            + NOT_PACKED,
        ShopChange.text(address, "line"),
        ShopChange.text(address, "city"),
        optional(address, "region"),
        ShopChange.text(address, "postal_code"),
        optional(address, "country"),
        change.orderId());
  }

  private static @Nullable String optional(Map<String, Value> address, String part) {
    return address.get(part) instanceof Value.Text text ? text.text() : null;
  }

  private static void storeCredit(ShopChange change) throws SQLException, NotDoneException {
    Value.Money amount = change.amount("amount");
    change.one(
        "the order was paid in another currency",
        "insert into gutschrift (vorg_id, kdnr, betrag, wrg, grund)"
            + " select ?, kdnr, ?, wrg, ? from auftrag where auf_id = ? and wrg = ?",
        change.id(),
        amount.minor(),
        change.text("reason"),
        change.orderId(),
        amount.currency());
  }

  /** The shop's bank pays it out; until then it is pending. */
  private static void refund(ShopChange change) throws SQLException, NotDoneException {
    Value.Money amount = change.amount("amount");
    change.one(
        "less than that is left of the payment",
        "insert into erstattung (erst_id, zahl_id, st, betrag, ts)"
            + " select ?, z.zahl_id, 'O', ?, ? from zahlung z"
            + " join auftrag a on a.auf_id = z.auf_id"
            + " where a.auf_id = ? and a.wrg = ? and z.st = 'B' and z.betrag - coalesce("
            + "(select sum(e.betrag) from erstattung e where e.zahl_id = z.zahl_id), 0) >= ?",
        change.id(),
        amount.minor(),
        change.local(),
        change.orderId(),
        amount.currency(),
        amount.minor());
  }
}
