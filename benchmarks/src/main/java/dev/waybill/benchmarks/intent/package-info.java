// SPDX-License-Identifier: Apache-2.0
/** What it costs to tell what a message wants. */
@NullMarked
package dev.waybill.benchmarks.intent;

import org.jspecify.annotations.NullMarked;
