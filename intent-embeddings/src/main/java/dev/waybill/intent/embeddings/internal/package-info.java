// SPDX-License-Identifier: Apache-2.0
/** The head over the embeddings, with the weights that are shipped. */
@NullMarked
package dev.waybill.intent.embeddings.internal;

import org.jspecify.annotations.NullMarked;
