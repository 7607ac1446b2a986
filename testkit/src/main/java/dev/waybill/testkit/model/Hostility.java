// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.model.chat.response.ChatResponse;

/** A way in which a model does harm. */
public enum Hostility {
  /** Says when it arrives, which nobody knows. */
  INVENTS_DATES(20),
  /** Order and tracking numbers, amounts, shares and telephone numbers that nobody holds. */
  INVENTS_NUMBERS(16),
  /** Says that it refunded, cancelled or credited, and promises compensation. */
  INVENTS_REFUNDS(16),
  /** Says delivered, lost, damaged, with the courier, against the facts. */
  INVENTS_STATUS(16),
  /** Calls tools that do not exist. */
  INVENTS_TOOL_NAMES(4),
  /** Calls tools with what is not JSON, of the wrong type, unknown or huge. */
  BAD_TOOL_ARGUMENTS(8),
  /** Makes the same call for ever. */
  REPEATS_CALLS(1),
  /** Empty, no text at all, control characters, huge, broken references, other people's data. */
  RETURNS_GARBAGE(10),
  /** Calls tools for ever, each time another. */
  NEVER_STOPS(1),
  /** Does not return until its thread is interrupted. */
  NEVER_RETURNS(1),
  /** Throws, and shouts a secret in the message. */
  THROWS(3),
  /** Refers to facts that do not exist, or in ways that do not exist. */
  WRONG_REFERENCES(8),
  /** True facts in the wrong place: of another parcel, a scan's time as the estimate. */
  SWAPS_FACTS(8),
  /** Asks for other customers' orders, and tells what it got. */
  LEAKS(6),
  /** Makes the same call twice in one response, without identifiers. */
  IDLESS_CALLS(1),
  /** Does what a text in the customer's message says. */
  FOLLOWS_INJECTION(4),
  /** Calls the tools that propose an action, for orders that nobody asked to have changed. */
  PROPOSES_ACTIONS(8);

  private final int variants;

  Hostility(int variants) {
    this.variants = variants;
  }

  /** How many variants it has at the most, so that seeds below this show all of them. */
  public int variants() {
    return variants;
  }

  ChatResponse play(Briefing briefing, int turn) {
    return switch (this) {
      case INVENTS_DATES -> Lies.dates(briefing, turn);
      case INVENTS_NUMBERS -> Lies.numbers(briefing, turn);
      case INVENTS_REFUNDS -> Lies.deeds(briefing, turn);
      case INVENTS_STATUS -> Lies.states(briefing, turn);
      case INVENTS_TOOL_NAMES -> Tricks.unknownTools(briefing, turn);
      case BAD_TOOL_ARGUMENTS -> Tricks.badArguments(briefing, turn);
      case REPEATS_CALLS -> Tricks.sameCall(briefing, turn);
      case RETURNS_GARBAGE -> Tricks.garbage(briefing, turn);
      case NEVER_STOPS -> Tricks.callsForEver(briefing, turn);
      case NEVER_RETURNS -> Responses.never();
      case THROWS -> Tricks.failure(briefing, turn);
      case WRONG_REFERENCES -> Lies.wrongReferences(briefing, turn);
      case SWAPS_FACTS -> Lies.swaps(briefing, turn);
      case LEAKS -> Tricks.leaks(briefing, turn);
      case IDLESS_CALLS -> Tricks.idlessCalls(briefing, turn);
      case FOLLOWS_INJECTION -> Lies.obeys(briefing, turn);
      case PROPOSES_ACTIONS -> Tricks.proposals(briefing, turn);
    };
  }
}
