// SPDX-License-Identifier: Apache-2.0
/** The words a policy may use: facts, actions, enums, roles, sources and counter keys. */
@NullMarked
package dev.waybill.policy.vocabulary;

import org.jspecify.annotations.NullMarked;
