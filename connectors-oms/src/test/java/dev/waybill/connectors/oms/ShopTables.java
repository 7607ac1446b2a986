// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A merchant's tables for tests, in SQL that H2 and PostgreSQL both take, and their SELECTs. */
final class ShopTables {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final List<String> DDL =
      List.of(
          "create table ord (id bigint primary key, nr varchar(40), cust varchar(40),"
              + " mail varchar(80), st varchar(20), st_src varchar(20), disp varchar(20),"
              + " placed timestamp, total bigint, cur varchar(3), pk varchar(20), pd date,"
              + " pz varchar(40), nm varchar(80), l1 varchar(80), l2 varchar(80), city varchar(80),"
              + " reg varchar(20), zip varchar(20), ctry varchar(2))",
          "create table line (id bigint primary key, oid bigint, sku varchar(40), ttl varchar(80),"
              + " qty integer, can integer, ret integer, price bigint, total bigint,"
              + " bo varchar(20), bo_day date)",
          "create table ful (id bigint primary key, oid bigint, st varchar(20), loc varchar(40),"
              + " ship timestamp with time zone, del timestamp with time zone)",
          "create table ful_line (fid bigint, lid bigint, qty integer)",
          "create table box (tn varchar(40), fid bigint, car varchar(20), url varchar(200))",
          "create table box_line (tn varchar(40), lid bigint, qty integer)",
          "create table pay (id varchar(20) primary key, oid bigint, st varchar(20),"
              + " meth varchar(40), amt bigint, cur varchar(3))",
          "create table refund (id varchar(20) primary key, pid varchar(20), st varchar(20),"
              + " src varchar(20), amt bigint, made timestamp with time zone)",
          "create table ret (id varchar(20) primary key, oid bigint, st varchar(20),"
              + " tn varchar(40), car varchar(20), made timestamp)",
          "create table ret_line (rid varchar(20), lid bigint, qty integer)");

  private static final String ORDER_COLUMNS =
      "select id as order_id, nr as order_number, cust as customer_id, mail as email, st as state,"
          + " st_src as source_state, disp as display_state, placed as placed_at,"
          + " total as total_minor, cur as currency, pk as promise_kind, pd as promise_day,"
          + " pz as promise_zone, nm as ship_to_name, l1 as ship_to_line1, l2 as ship_to_line2,"
          + " city as ship_to_city, reg as ship_to_region, zip as ship_to_postal_code,"
          + " ctry as ship_to_country from ord where ";

  static final String BY_NUMBER = ORDER_COLUMNS + "upper(nr) = upper(:orderNumber)";

  static final String BY_CUSTOMER =
      ORDER_COLUMNS + "cust = :customerId order by placed desc, id desc";

  private final DataSource dataSource;

  ShopTables(DataSource dataSource) throws SQLException {
    this.dataSource = dataSource;
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String ddl : DDL) {
        statement.execute(ddl);
      }
    }
  }

  /** The SELECTs over these tables, with the parts read once for all orders. */
  static JdbcOrdersConfig.Builder config() {
    return JdbcOrdersConfig.builder()
        .source("shop-db")
        .zone(ZONE)
        .query(OrderQuery.BY_NUMBER, BY_NUMBER)
        .query(OrderQuery.BY_CUSTOMER, BY_CUSTOMER)
        .query(
            OrderQuery.LINES,
            "select oid as order_id, id as line_id, sku, ttl as title, qty as ordered,"
                + " can as cancelled, ret as returned, price as unit_price_minor,"
                + " total as line_total_minor, bo as backorder, bo_day as ships_by"
                + " from line where oid in (:orderIds) order by id")
        .query(
            OrderQuery.FULFILMENTS,
            "select oid as order_id, id as fulfilment_id, st as state, loc as location,"
                + " ship as shipped_at, del as delivered_at from ful where oid in (:orderIds)"
                + " order by id")
        .query(
            OrderQuery.FULFILMENT_CONTENTS,
            "select f.oid as order_id, l.fid as fulfilment_id, l.lid as line_id, l.qty as quantity"
                + " from ful_line l join ful f on f.id = l.fid where f.oid in (:orderIds)"
                + " order by l.lid")
        .query(
            OrderQuery.PARCELS,
            "select f.oid as order_id, b.fid as fulfilment_id, b.tn as tracking_number,"
                + " b.car as carrier, b.url as tracking_url from box b join ful f on f.id = b.fid"
                + " where f.oid in (:orderIds) order by b.tn")
        .query(
            OrderQuery.PARCEL_CONTENTS,
            "select f.oid as order_id, l.tn as tracking_number, l.lid as line_id,"
                + " l.qty as quantity from box_line l join box b on b.tn = l.tn"
                + " join ful f on f.id = b.fid where f.oid in (:orderIds) order by l.lid")
        .query(
            OrderQuery.PAYMENTS,
            "select oid as order_id, id as payment_id, st as state, meth as method,"
                + " amt as captured_minor, cur as currency from pay where oid in (:orderIds)"
                + " order by id")
        .query(
            OrderQuery.REFUNDS,
            "select p.oid as order_id, r.id as refund_id, r.pid as payment_id, r.st as state,"
                + " r.src as source_state, r.amt as amount_minor, p.cur as currency,"
                + " r.made as created_at from refund r join pay p on p.id = r.pid"
                + " where p.oid in (:orderIds) order by r.id")
        .query(
            OrderQuery.RETURNS,
            "select oid as order_id, id as return_id, st as state, tn as tracking_number,"
                + " car as carrier, made as created_at from ret where oid in (:orderIds)"
                + " order by id")
        .query(
            OrderQuery.RETURN_CONTENTS,
            "select r.oid as order_id, l.rid as return_id, l.lid as line_id, l.qty as quantity"
                + " from ret_line l join ret r on r.id = l.rid where r.oid in (:orderIds)"
                + " order by l.lid");
  }

  /** Writes a row; the table may be followed by its columns. */
  ShopTables insert(String table, @Nullable Object... values) {
    String marks = "?" + ", ?".repeat(values.length - 1);
    return execute("insert into " + table + " values (" + marks + ")", values);
  }

  /** An order with nothing but what is needed. */
  ShopTables plainOrder(long id, String number, String customer) {
    return insert("ord (id, nr, cust, st)", id, number, customer, "OPEN");
  }

  /** Order N1001, which has every part there is. */
  ShopTables fullOrder() {
    return insert(
            "ord",
            1L,
            "N1001",
            "c7",
            "maya@example.com",
            "on-hold",
            "GESPERRT",
            "Versandt",
            LocalDateTime.parse("2026-07-04T09:15:30"),
            12_49L,
            "EUR",
            "ARRIVES_BY",
            LocalDate.parse("2026-07-09"),
            "Asia/Kolkata",
            "Maya Rao",
            "4 Hill Road",
            null,
            "Mumbai",
            "MH",
            "400050",
            "IN")
        .insert("line", 11L, 1L, "LAMP-1", "Desk lamp", 2, 0, 1, 500L, 999L, null, null)
        .insert(
            "line",
            12L,
            1L,
            null,
            "Sofa",
            1,
            0,
            0,
            null,
            250L,
            "preorder",
            LocalDate.parse("2026-12-24"))
        .insert("line", 13L, 1L, null, "Rug", 3, 1, 0, null, null, "Out of stock", null)
        .insert("ful", 21L, 1L, "SHIPPED", "Pune", utc("2026-07-05T04:00:00"), null)
        .insert("ful", 22L, 1L, "PENDING", null, null, null)
        .insert("ful_line", 21L, 11L, 2)
        .insert("ful_line", 22L, 12L, 1)
        .insert("box", "1Z1", 21L, "UPS", "https://example.com/1Z1")
        .insert("box", "1Z2", 21L, "Blue Dart", null)
        .insert("box", null, 22L, null, null)
        .insert("box_line", "1Z1", 11L, 1)
        .insert("box_line", "1Z2", 11L, 0)
        .insert("pay", "p1", 1L, "PAID", "Visa ...1111", 1249L, "EUR")
        .insert("refund", "r1", "p1", "PENDING", "angelegt", 500L, utc("2026-07-06T10:00:00"))
        .insert(
            "ret", "t1", 1L, "IN_TRANSIT", "1Z9", "ups", LocalDateTime.parse("2026-12-24T10:00:00"))
        .insert("ret_line", "t1", 11L, 1);
  }

  private static OffsetDateTime utc(String time) {
    return LocalDateTime.parse(time).atOffset(ZoneOffset.UTC);
  }

  ShopTables execute(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
