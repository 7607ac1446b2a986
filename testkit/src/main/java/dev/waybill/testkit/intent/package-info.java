/** Measures a classifier of intents on labelled messages. */
@NullMarked
package dev.waybill.testkit.intent;

import org.jspecify.annotations.NullMarked;
