// SPDX-License-Identifier: Apache-2.0
/**
 * Compatibility kits: one abstract test class for each port. To try a connector, extend the kit of
 * its port, supply the connector and say what the system behind it holds. Every test of a kit is a
 * rule of the port; its message says what is broken and what to do.
 */
@NullMarked
package dev.waybill.testkit.kit;

import org.jspecify.annotations.NullMarked;
