// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import java.util.Random;

/** Finds a customer's words. */
final class Voice {

  private final Persona persona;
  private final Profile profile;
  private final Lines lines;
  private final Random random;

  Voice(Persona persona, Profile profile, Random random) {
    this.persona = persona;
    this.profile = profile;
    this.lines = Lines.of(profile.locale());
    this.random = random;
  }

  /** Asks for something for the first time, as the persona does. */
  String opens(Goal goal) {
    return switch (persona) {
      case PATIENT -> some("greeting") + " " + asks(goal);
      case VAGUE -> some("vague." + goal);
      case ANGRY -> some("anger") + " " + asks(goal);
      case CHANGES_MIND, SEVERAL_AT_ONCE, ADVERSARIAL -> asks(goal);
    };
  }

  String asks(Goal goal) {
    return some("plain." + goal);
  }

  String also(Goal goal) {
    return some("also") + " " + asks(goal);
  }

  String insteadAsks(Goal goal) {
    return some("changed") + " " + asks(goal);
  }

  String insists(Goal goal) {
    String more = persona == Persona.ANGRY ? some("anger") : some("insist");
    return more + " " + asks(goal);
  }

  /** Gives what shows that the order is theirs: all of it, or the piece that is due. */
  String proves(int timesAsked) {
    if (persona != Persona.VAGUE) {
      return some("proof.all");
    }
    return switch (timesAsked % 3) {
      case 1 -> some("proof.number");
      case 2 -> some("proof.email");
      default -> some("proof.postcode");
    };
  }

  String wantsPerson() {
    return some("person");
  }

  String saysYes() {
    return some("yes");
  }

  String saysNo() {
    return some("no");
  }

  /** An address, as it is written on one line. */
  String address() {
    return some("address");
  }

  String givesAddress(String address) {
    return some("to").replace("{address}", address);
  }

  /** Wants it sent elsewhere than was proposed. */
  String correctsAddress(String address) {
    return some("to.instead").replace("{address}", address);
  }

  String attacks(Attack attack) {
    return some("attack." + attack);
  }

  private String some(String key) {
    return lines
        .some(key, random)
        .replace("{order}", profile.orderNumber())
        .replace("{email}", profile.email())
        .replace("{postcode}", profile.postalCode())
        .replace("{other}", profile.otherOrder());
  }
}
