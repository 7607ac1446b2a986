/** The turn engine: from a message to a verified reply, with a record of how it came about. */
@NullMarked
package dev.waybill.agent;

import org.jspecify.annotations.NullMarked;
