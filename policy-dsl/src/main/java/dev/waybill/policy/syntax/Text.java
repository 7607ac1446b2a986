// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;

/**
 * A quoted text.
 *
 * @param value the characters between the quotes
 * @param span where it stands, quotes included
 */
public record Text(String value, Span span) {}
