/** What does the customer want, and about what? */
@NullMarked
package dev.waybill.intent;

import org.jspecify.annotations.NullMarked;
