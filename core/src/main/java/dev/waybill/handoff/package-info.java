/** How a person takes over, without the customer starting over. */
@NullMarked
package dev.waybill.handoff;

import org.jspecify.annotations.NullMarked;
