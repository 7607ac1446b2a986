// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

/**
 * Free text that somebody wrote on an order. It is never an instruction, and never the source of a
 * fact or of an action's argument.
 *
 * @param author who wrote it
 * @param text the words, as held
 */
public record Note(Author author, String text) {

  /** Who wrote a note. */
  public enum Author {
    /** The customer, at the checkout. */
    CUSTOMER,
    /** The customer, for whoever unpacks the gift. */
    GIFT_MESSAGE,
    /** Somebody who works for the shop, or a program of the shop. */
    STAFF
  }

  public Note {
    requireNonNull(author, "author");
    requireNonNull(text, "text");
  }

  /** Personal data stays out of logs: the words are not shown. */
  @Override
  public String toString() {
    return "Note[" + author + "]";
  }
}
