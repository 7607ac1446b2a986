// SPDX-License-Identifier: Apache-2.0
/**
 * The shop of a public retail benchmark: its policy in the policy language, its tools, and a replay
 * of its gold actions through both.
 */
@NullMarked
package dev.waybill.examples.retail;

import org.jspecify.annotations.NullMarked;
