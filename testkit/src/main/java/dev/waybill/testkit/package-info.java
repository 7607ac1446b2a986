/** What tests of agents and connectors stand on: a clock that is moved by hand, and simulators. */
@NullMarked
package dev.waybill.testkit;

import org.jspecify.annotations.NullMarked;
