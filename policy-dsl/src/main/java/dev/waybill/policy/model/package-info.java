// SPDX-License-Identifier: Apache-2.0
/**
 * A checked policy: every name resolved, every type known, every number exact. What the evaluator,
 * the analyses and the tools read.
 */
@NullMarked
package dev.waybill.policy.model;

import org.jspecify.annotations.NullMarked;
