// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;

/**
 * A source as written: {@code verified customer in this conversation}, {@code oms}.
 *
 * @param verified whether the customer must have been verified
 * @param name {@code customer}, {@code policy}, {@code agent}, or a system; in a test it may also
 *     be a text inside a fact, its names joined by dots, such as {@code order.note}
 * @param inThisConversation whether it must be from this conversation
 * @param span where it stands
 */
public record Origin(boolean verified, Word name, boolean inThisConversation, Span span) {}
