// SPDX-License-Identifier: Apache-2.0
/**
 * Measures on labelled data of one's own: intents, entities, mood, ambiguity, grounding and
 * resistance to injected orders. Each gives a summary, and what was answered row by row so that
 * anybody can score it themselves.
 */
@NullMarked
package dev.waybill.testkit.eval;

import org.jspecify.annotations.NullMarked;
