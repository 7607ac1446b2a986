// SPDX-License-Identifier: Apache-2.0
/** Where text came from and what is wrong with it: sources, spans and diagnostics. */
@NullMarked
package dev.waybill.policy.source;

import org.jspecify.annotations.NullMarked;
