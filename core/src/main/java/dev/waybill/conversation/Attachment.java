// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message. The library does not open it: the host says what kind it is, and
 * may say what it saw in it.
 *
 * @param kind what it is
 * @param reference the host's reference of the file, as a person at the desk can open it
 * @param description what the host, or a reader it trusts, saw in it; null if nobody looked. It is
 *     free text: data, never an instruction
 */
public record Attachment(Kind kind, String reference, @Nullable String description) {

  /** What a file is. */
  public enum Kind {
    /** A picture. */
    PHOTO,
    /** A film. */
    VIDEO,
    /** Proof of a purchase. */
    RECEIPT,
    /** A document, for example a report. */
    DOCUMENT,
    /** Spoken words. */
    VOICE,
    /** Anything else. */
    OTHER
  }

  public Attachment {
    requireNonNull(kind, "kind");
    if (reference.isBlank()) {
      throw new IllegalArgumentException("an attachment must have a reference");
    }
  }

  /** Personal data stays out of logs: only the kind is shown. */
  @Override
  public String toString() {
    return "Attachment[" + kind + "]";
  }
}
