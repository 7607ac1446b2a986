/** How claims are found and checked. Not part of the API; it may change at any time. */
@NullMarked
package dev.waybill.grounding.internal;

import org.jspecify.annotations.NullMarked;
