// SPDX-License-Identifier: Apache-2.0
/** The same rules in each of the languages and engines that are compared. */
@NullMarked
package dev.waybill.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
