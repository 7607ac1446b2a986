// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;

/**
 * Values for one case.
 *
 * @param today the request's day
 * @param numbers the value of each number that has bounds
 * @param texts the text of each slot that has one, by the level's key
 */
record Scene(LocalDate today, Map<Var, BigInteger> numbers, Map<String, String> texts) {}
