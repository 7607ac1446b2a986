// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * {@code effective from 2026-11-15 until 2027-01-31}: both days belong to it. At least one is
 * given.
 *
 * @param from the first day; null for no beginning
 * @param until the last day; null for no end
 * @param span where it stands
 */
public record Effective(@Nullable LocalDate from, @Nullable LocalDate until, Span span) {}
