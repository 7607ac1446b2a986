/** Assertions on what an agent said and did. */
@NullMarked
package dev.waybill.testkit.assertion;

import org.jspecify.annotations.NullMarked;
