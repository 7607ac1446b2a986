/** The front door: build a commerce agent, hand it messages, send its replies. */
@NullMarked
package dev.waybill;

import org.jspecify.annotations.NullMarked;
