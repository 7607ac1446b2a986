/**
 * Scenarios: a world, a conversation, what must happen and what must never happen; played and
 * judged.
 */
@NullMarked
package dev.waybill.testkit.scenario;

import org.jspecify.annotations.NullMarked;
