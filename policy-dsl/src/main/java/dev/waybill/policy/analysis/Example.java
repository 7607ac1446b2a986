// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Request;

/**
 * A request to try with evaluators.
 *
 * @param request the request
 * @param ledger the ledger to try it with
 * @param words its values in words
 */
record Example(Request request, ReplayLedger ledger, String words) {}
