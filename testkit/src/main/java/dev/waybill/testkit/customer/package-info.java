/**
 * Simulated customers: personas that pursue a goal against an agent, turn by turn, for soak and
 * property tests.
 */
@NullMarked
package dev.waybill.testkit.customer;

import org.jspecify.annotations.NullMarked;
