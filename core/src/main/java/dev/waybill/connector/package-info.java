/**
 * Ports to systems of record. A connector implements one or more of them over a real system; the
 * agent knows only the ports.
 *
 * <p>The contract of every port: a call never throws for what the world does (a missing order, a
 * slow carrier, a broken answer are values, see {@link dev.waybill.connector.Lookup}); it returns
 * by its deadline; it is safe to call from many threads; and each fact comes back with its source
 * and the time at which it was observed.
 */
@NullMarked
package dev.waybill.connector;

import org.jspecify.annotations.NullMarked;
