/** How values and sentences are said in a customer's language, independent of the machine's own. */
@NullMarked
package dev.waybill.language;

import org.jspecify.annotations.NullMarked;
