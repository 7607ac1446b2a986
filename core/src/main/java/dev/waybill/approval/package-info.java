// SPDX-License-Identifier: Apache-2.0
/**
 * Actions that wait for a person: what is put before people, what they say to it, and what becomes
 * of the action then. {@link dev.waybill.CommerceAgent#resume} is the way in.
 */
@NullMarked
package dev.waybill.approval;

import org.jspecify.annotations.NullMarked;
