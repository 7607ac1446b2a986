// SPDX-License-Identifier: Apache-2.0
/** What it costs to check an answer before it leaves. */
@NullMarked
package dev.waybill.benchmarks.grounding;

import org.jspecify.annotations.NullMarked;
