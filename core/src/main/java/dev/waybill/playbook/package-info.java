/**
 * Per intent: what must be known, what may be done, and how it is said without a model. A playbook
 * gathers the evidence, decides, and writes a plain answer; a model may say the same in better
 * words.
 */
@NullMarked
package dev.waybill.playbook;

import org.jspecify.annotations.NullMarked;
