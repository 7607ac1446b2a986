/**
 * Orders read from a merchant's own tables: {@link dev.waybill.connectors.oms.JdbcOrders} runs
 * SELECTs that the merchant supplies, whose column labels are the canonical names of {@link
 * dev.waybill.connectors.oms.OrderQuery}. It reads only.
 */
@NullMarked
package dev.waybill.connectors.oms;

import org.jspecify.annotations.NullMarked;
