// SPDX-License-Identifier: Apache-2.0
/** The text of a policy: its tree, its parser and its formatter. Knows no vocabulary. */
@NullMarked
package dev.waybill.policy.syntax;

import org.jspecify.annotations.NullMarked;
