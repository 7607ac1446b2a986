/**
 * Why a decision is what it is: a second, slower reading of a policy that remembers what it saw,
 * and a page about a policy in plain English.
 */
@NullMarked
package dev.waybill.policy.explain;

import org.jspecify.annotations.NullMarked;
