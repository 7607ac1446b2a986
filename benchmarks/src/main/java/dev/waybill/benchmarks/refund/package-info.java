// SPDX-License-Identifier: Apache-2.0
/** The decision that is measured: a refund, its thirteen facts and its fourteen rules. */
@NullMarked
package dev.waybill.benchmarks.refund;

import org.jspecify.annotations.NullMarked;
