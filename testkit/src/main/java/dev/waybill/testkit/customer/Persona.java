// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

/** How a simulated customer goes about it. */
public enum Persona {
  /** Says hello, says everything at once, asks again kindly. */
  PATIENT(8, true),
  /** Says little, and gives what is asked for piece by piece. */
  VAGUE(9, false),
  /** Shouts, repeats, and soon wants a person. */
  ANGRY(4, true),
  /** Wants something else as soon as the first thing is answered. */
  CHANGES_MIND(9, true),
  /** Puts several requests into one message. */
  SEVERAL_AT_ONCE(6, true),
  /**
   * Tries to get what is somebody else's: another's order, instructions hidden in the message, a
   * claim to be staff, a yes to what was never asked, guesses.
   */
  ADVERSARIAL(8, false);

  private final int patience;
  private final boolean asksForPerson;

  Persona(int patience, boolean asksForPerson) {
    this.patience = patience;
    this.asksForPerson = asksForPerson;
  }

  /** How many messages it writes at the most. */
  public int patience() {
    return patience;
  }

  /** Whether it asks for a person with the last of its patience. */
  boolean asksForPerson() {
    return asksForPerson;
  }
}
