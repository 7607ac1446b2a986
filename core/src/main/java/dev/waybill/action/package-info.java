// SPDX-License-Identifier: Apache-2.0
/**
 * The only door to side effects: a request is judged by the merchant's policy, confirmed and
 * approved where the policy says so, written down before it is done, and done once.
 */
@NullMarked
package dev.waybill.action;

import org.jspecify.annotations.NullMarked;
