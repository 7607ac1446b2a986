// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.PolicyDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a policy answers. Immutable and safe for use by several threads.
 *
 * <p>There is no fifth answer: a policy that cannot tell says {@link NeedEvidence}.
 */
public sealed interface Decision {

  /**
   * The action may be done.
   *
   * @param grounds why
   */
  record Allow(Grounds grounds) implements Decision {}

  /**
   * The action may be done once the obligations are met.
   *
   * @param obligations what must be met, all of it
   * @param grounds why
   */
  record Require(Obligations obligations, Grounds grounds) implements Decision {}

  /**
   * It cannot be told, and so the action may not be done yet.
   *
   * @param needs what is missing, by path; never empty
   * @param grounds why
   */
  record NeedEvidence(List<Need> needs, Grounds grounds) implements Decision {
    public NeedEvidence {
      needs = List.copyOf(needs);
    }
  }

  /**
   * The action may not be done.
   *
   * @param grounds why
   */
  record Deny(Grounds grounds) implements Decision {}

  /**
   * What must be met before an action is done.
   *
   * @param confirmation the customer's yes; null if none is asked for
   * @param approvals the approvals, by role; a role that is included in another asked for is left
   *     out
   * @param identity the level the customer must reach; null if the level is enough
   */
  record Obligations(
      @Nullable Confirmation confirmation, List<Approval> approvals, @Nullable String identity) {
    public Obligations {
      approvals = List.copyOf(approvals);
    }
  }

  /**
   * The customer's yes to exactly this.
   *
   * @param showing what the customer must be shown
   * @param asking what the customer is asked besides, in the order of the rules' names
   */
  record Confirmation(List<Shown> showing, List<String> asking) {
    public Confirmation {
      showing = List.copyOf(showing);
      asking = List.copyOf(asking);
    }
  }

  /**
   * A value the customer must be shown.
   *
   * @param path its path, such as {@code request.amount}
   * @param text the value as messages show it; empty if there is none
   */
  record Shown(String path, String text) {
    /** Personal data stays out of logs: the text is not shown. */
    @Override
    public String toString() {
      return "Shown[" + path + "]";
    }
  }

  /**
   * The approval of a person.
   *
   * @param role the role; one that includes it will do
   * @param within how long it may take; null if not said
   * @param rules the rules that ask for it, by name
   */
  record Approval(String role, @Nullable Duration within, List<String> rules) {
    public Approval {
      rules = List.copyOf(rules);
    }
  }

  /** Why a value is missing. */
  enum Missing {
    /** It was not given, or its system was not read. */
    NOT_READ,
    /** Its system was read and has no value. */
    ABSENT,
    /** It was read too long ago, or not in this conversation. */
    STALE,
    /** It comes from a source the policy does not rely on. */
    WRONG_SOURCE,
    /** It is money in another currency than the policy's. */
    WRONG_CURRENCY,
    /** It does not fit its type, or it is out of range. */
    UNUSABLE,
    /** The ledger did not answer. */
    LEDGER_UNAVAILABLE
  }

  /**
   * A value that is missing.
   *
   * @param path its path, such as {@code order.state}, or {@code count of refund per customer}
   * @param why why it is missing
   * @param remedy what to do about it, in a sentence for the agent
   * @param rules the rules that need it, by name
   */
  record Need(String path, Missing why, String remedy, List<String> rules) {
    public Need {
      rules = List.copyOf(rules);
    }
  }

  /** What a rule had to do with a decision. */
  enum Part {
    /** It denied. */
    DENIED,
    /** It could not be told. */
    UNKNOWN,
    /** It asked for something. */
    REQUIRED,
    /** It allowed. */
    ALLOWED,
    /** It informed. */
    INFORMED
  }

  /**
   * A rule that has to do with a decision.
   *
   * @param rule its name
   * @param part what it had to do with it
   * @param because its reason, for the merchant's people; null if it has none
   * @param customer what the customer is told, filled in; null for nothing
   * @param exactly whether not a word of that may be changed
   * @param agent what the agent is told, filled in; null for nothing
   */
  record Reason(
      String rule,
      Part part,
      @Nullable String because,
      @Nullable String customer,
      boolean exactly,
      @Nullable String agent) {}

  /**
   * The largest permitted value of an argument.
   *
   * @param path the argument, such as {@code request.amount}
   * @param outright the largest value that needs no approval for its size, in units of the
   *     argument's dimension (money in minor units), rounded down; at least 0
   * @param approved the largest value that is possible with an approval; null if an approval lets
   *     through any
   * @param text {@code outright} as messages show it
   */
  record Largest(String path, long outright, @Nullable Long approved, String text) {}

  /**
   * What was decided about one element.
   *
   * @param index its place in the list, from 0
   * @param name the element as messages call it
   * @param decision what was decided about it, as if it were alone
   */
  record ElementDecision(int index, String name, Decision decision) {}

  /**
   * Why a decision is what it is, and on which policy and evidence.
   *
   * @param policy the policy's name
   * @param version its version
   * @param fingerprint its digest
   * @param request the question
   * @param reasons the rules that had to do with it, the most severe first, then by name
   * @param suggests actions that may be offered instead, without repetition, in the order of the
   *     reasons
   * @param largest the largest permitted values, of the arguments that are bounded
   * @param elements the decisions about the elements; empty if the action is decided as a whole
   * @param evidence the ids of the evidence it rests on
   */
  record Grounds(
      String policy,
      String version,
      PolicyDigest fingerprint,
      Request request,
      List<Reason> reasons,
      List<String> suggests,
      List<Largest> largest,
      List<ElementDecision> elements,
      List<String> evidence) {
    public Grounds {
      reasons = List.copyOf(reasons);
      suggests = List.copyOf(suggests);
      largest = List.copyOf(largest);
      elements = List.copyOf(elements);
      evidence = List.copyOf(evidence);
    }

    /**
     * Says why, on a policy whose digest is known.
     *
     * @param policy the policy's name
     * @param version its version
     * @param digest its SHA-256 in hexadecimal
     * @param request the question
     * @param reasons the rules that had to do with it
     * @param suggests actions that may be offered instead
     * @param largest the largest permitted values
     * @param elements the decisions about the elements
     * @param evidence the ids of the evidence it rests on
     */
    public Grounds(
        String policy,
        String version,
        String digest,
        Request request,
        List<Reason> reasons,
        List<String> suggests,
        List<Largest> largest,
        List<ElementDecision> elements,
        List<String> evidence) {
      this(
          policy,
          version,
          PolicyDigest.known(digest),
          request,
          reasons,
          suggests,
          largest,
          elements,
          evidence);
    }

    /**
     * Gives the policy's SHA-256.
     *
     * @return the digest in hexadecimal
     */
    public String digest() {
      return fingerprint.hex();
    }
  }

  /**
   * Gives why.
   *
   * @return the grounds
   */
  Grounds grounds();

  /**
   * Gives what the customer is told: the message of the first reason that has one.
   *
   * @return the message; null if there is none
   */
  default @Nullable String customerMessage() {
    return grounds().reasons().stream()
        .map(Reason::customer)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Gives the SHA-256, in hexadecimal, of what a confirmation or an approval is for: the policy,
   * the action, the canonical arguments, and what was shown. Another argument is another seal.
   *
   * @return the seal
   */
  default String seal() {
    return Seal.of(this);
  }

  /**
   * Turns each kind of decision into something.
   *
   * @param <T> what
   * @param allow for an allowed action
   * @param require for one with obligations
   * @param need for one that cannot be told
   * @param deny for a denied one
   * @return what the function gives
   */
  default <T> T fold(
      Function<? super Allow, ? extends T> allow,
      Function<? super Require, ? extends T> require,
      Function<? super NeedEvidence, ? extends T> need,
      Function<? super Deny, ? extends T> deny) {
    if (this instanceof Allow a) {
      return allow.apply(a);
    }
    if (this instanceof Require r) {
      return require.apply(r);
    }
    return this instanceof NeedEvidence n ? need.apply(n) : deny.apply((Deny) this);
  }
}
