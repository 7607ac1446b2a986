/**
 * The JUnit extension that sets an agent up for a test, and the check that nothing is left open.
 */
@NullMarked
package dev.waybill.testkit.junit;

import org.jspecify.annotations.NullMarked;
