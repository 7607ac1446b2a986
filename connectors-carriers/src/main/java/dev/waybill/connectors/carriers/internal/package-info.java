/** What carrier connectors share. Not for use from outside. */
@NullMarked
package dev.waybill.connectors.carriers.internal;

import org.jspecify.annotations.NullMarked;
