// SPDX-License-Identifier: Apache-2.0
/** The command line: {@code waybill policy …}. */
@NullMarked
package dev.waybill.cli;

import org.jspecify.annotations.NullMarked;
