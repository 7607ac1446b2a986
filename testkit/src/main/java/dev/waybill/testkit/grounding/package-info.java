/**
 * Measures the verifier on statements with labels. The data is the user's own; none is contained.
 */
@NullMarked
package dev.waybill.testkit.grounding;

import org.jspecify.annotations.NullMarked;
