// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Span;

/**
 * A sentence or a line of a list.
 *
 * @param span where it stands
 * @param from the index of its first token
 * @param to the index after its last token
 * @param block the number of the paragraph or list item it belongs to
 * @param question whether it ends with a question mark
 * @param language the language it is in
 */
record Sentence(Span span, int from, int to, int block, boolean question, Language language) {}
