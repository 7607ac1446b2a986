/** How {@link dev.waybill.connectors.oms.JdbcOrders} works inside; not for use by others. */
@NullMarked
package dev.waybill.connectors.oms.internal;

import org.jspecify.annotations.NullMarked;
