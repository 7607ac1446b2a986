// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;

/**
 * A single name.
 *
 * @param name the name
 * @param span where it stands
 */
public record Word(String name, Span span) {}
