// SPDX-License-Identifier: Apache-2.0
/**
 * From the text of a policy to the policy: names, types, meaning. What is wrong comes back as
 * diagnostics; a policy with an error does not come back at all.
 */
@NullMarked
package dev.waybill.policy.check;

import org.jspecify.annotations.NullMarked;
