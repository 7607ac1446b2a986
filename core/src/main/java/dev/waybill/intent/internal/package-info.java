/** How the lexical classifier and the entity extractor work; not for users. */
@NullMarked
package dev.waybill.intent.internal;

import org.jspecify.annotations.NullMarked;
