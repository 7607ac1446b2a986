// SPDX-License-Identifier: Apache-2.0
/**
 * Intents from a sentence-embedding model beside the linear one, for those who accept its weight.
 */
@NullMarked
package dev.waybill.intent.embeddings;

import org.jspecify.annotations.NullMarked;
