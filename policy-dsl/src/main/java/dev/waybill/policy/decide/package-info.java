// SPDX-License-Identifier: Apache-2.0
/** What an agent asks, and what a policy answers. */
@NullMarked
package dev.waybill.policy.decide;

import org.jspecify.annotations.NullMarked;
