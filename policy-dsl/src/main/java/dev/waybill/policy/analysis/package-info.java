// SPDX-License-Identifier: Apache-2.0
/** What can be said about a policy before it decides anything, and about two of them. */
@NullMarked
package dev.waybill.policy.analysis;

import org.jspecify.annotations.NullMarked;
