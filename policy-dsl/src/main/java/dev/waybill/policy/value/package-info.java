// SPDX-License-Identifier: Apache-2.0
/** The values a policy compares: exact, immutable, without a clock and without floating point. */
@NullMarked
package dev.waybill.policy.value;

import org.jspecify.annotations.NullMarked;
