/** Who is talking, on which channel, and what was said. */
@NullMarked
package dev.waybill.conversation;

import org.jspecify.annotations.NullMarked;
