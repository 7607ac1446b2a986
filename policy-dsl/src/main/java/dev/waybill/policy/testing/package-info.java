/**
 * Tests of policies: the tests written in a policy's file, how much of the policy they cover, and
 * tests at its boundaries.
 */
@NullMarked
package dev.waybill.policy.testing;

import org.jspecify.annotations.NullMarked;
