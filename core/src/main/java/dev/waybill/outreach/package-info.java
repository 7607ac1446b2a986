// SPDX-License-Identifier: Apache-2.0
/**
 * The agent speaks first: when a parcel is late, was not handed over, is silent or lost, when a
 * promised word on a claim is overdue, when something a customer asked for is there again. It says
 * what is true when it writes, once, to those who agreed, at an hour they are awake, and otherwise
 * nothing, with the reason.
 */
@NullMarked
package dev.waybill.outreach;

import org.jspecify.annotations.NullMarked;
