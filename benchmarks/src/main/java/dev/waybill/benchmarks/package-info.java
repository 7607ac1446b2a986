// SPDX-License-Identifier: Apache-2.0
/** Waybill's policies measured against hand-written Java and other engines. */
@NullMarked
package dev.waybill.benchmarks;

import org.jspecify.annotations.NullMarked;
