// SPDX-License-Identifier: Apache-2.0
/**
 * The front door of the policy language: load a {@link dev.waybill.policy.Policy}, ask it for a
 * decision.
 */
@NullMarked
package dev.waybill.policy;

import org.jspecify.annotations.NullMarked;
