// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a request for an action. Every request ends in one of these. Immutable. */
public sealed interface ActionResult {

  /**
   * Handles every case.
   *
   * @param cases what to do in each
   * @param <R> what all give
   * @return what the fitting one gave
   */
  <R> R fold(Cases<R> cases);

  /**
   * What to do in each case.
   *
   * @param <R> what all give
   */
  interface Cases<R> {
    /** It is done. */
    R done(Done result);

    /** The customer must say yes first. */
    R needsConfirmation(NeedsConfirmation result);

    /** A person must approve first. */
    R needsApproval(NeedsApproval result);

    /** The customer must show who they are first. */
    R needsIdentity(NeedsIdentity result);

    /** Something must be read, or asked, first. */
    R needsEvidence(NeedsEvidence result);

    /** The policy does not allow it. */
    R refused(Refused result);

    /** Nobody knows whether it is done. */
    R unknown(Unknown result);

    /** It is certainly not done. */
    R failed(Failed result);

    /** It may be done, and the merchant's switch keeps it from being done. */
    R held(Held result);
  }

  /**
   * It is done, once.
   *
   * @param receipt the system's receipt; for a key that was done before, the first one
   * @param decision the decision it was done on, with what the customer is to be told; null if it
   *     was done before this request
   */
  record Done(Receipt receipt, @Nullable Decision decision) implements ActionResult {
    public Done {
      requireNonNull(receipt, "receipt");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.done(this);
    }
  }

  /**
   * The customer must say yes to exactly this first. Show what the decision says must be shown,
   * call {@link ActionGate#asked}, and ask for the action again when the customer has answered.
   *
   * @param decision the decision, with what to show and to ask
   * @param question what the yes will be bound to
   */
  record NeedsConfirmation(Decision.Require decision, Question question) implements ActionResult {
    public NeedsConfirmation {
      requireNonNull(decision, "decision");
      requireNonNull(question, "question");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.needsConfirmation(this);
    }
  }

  /**
   * A person must approve exactly this first, see {@link ActionGate#approve}.
   *
   * @param decision the decision
   * @param missing the approvals that are not there
   * @param seal what an approval is bound to
   */
  record NeedsApproval(Decision.Require decision, List<Decision.Approval> missing, String seal)
      implements ActionResult {
    public NeedsApproval {
      requireNonNull(decision, "decision");
      missing = List.copyOf(missing);
      requireNonNull(seal, "seal");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.needsApproval(this);
    }
  }

  /**
   * The customer must show who they are first.
   *
   * @param decision the decision
   * @param level the least level
   */
  record NeedsIdentity(Decision.Require decision, String level) implements ActionResult {
    public NeedsIdentity {
      requireNonNull(decision, "decision");
      requireNonNull(level, "level");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.needsIdentity(this);
    }
  }

  /**
   * Something must be read, or asked of the customer, first.
   *
   * @param decision the decision, with what is missing
   */
  record NeedsEvidence(Decision.NeedEvidence decision) implements ActionResult {
    public NeedsEvidence {
      requireNonNull(decision, "decision");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.needsEvidence(this);
    }
  }

  /**
   * The policy does not allow it.
   *
   * @param decision the decision, with what the customer is to be told
   */
  record Refused(Decision.Deny decision) implements ActionResult {
    public Refused {
      requireNonNull(decision, "decision");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /**
   * Nobody knows whether it is done: it was begun and no answer came. Neither may be said. It is
   * not tried again before it was read whether it happened.
   *
   * @param key the action's key
   * @param reason why, for an engineer, without personal data
   */
  record Unknown(String key, String reason) implements ActionResult {
    public Unknown {
      requireNonNull(key, "key");
      requireNonNull(reason, "reason");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.unknown(this);
    }
  }

  /**
   * It is certainly not done; it may be tried again with the same key.
   *
   * @param reason why, for an engineer, without personal data
   */
  record Failed(String reason) implements ActionResult {
    public Failed {
      requireNonNull(reason, "reason");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.failed(this);
    }
  }

  /**
   * It may be done, and was not, because the merchant has stopped the agent from acting. Nothing
   * was changed; it may be tried again with the same key.
   *
   * @param decision the decision, with all it asks for met
   * @param stage the stage that keeps it from being done
   */
  record Held(Decision decision, Stage stage) implements ActionResult {
    public Held {
      requireNonNull(decision, "decision");
      requireNonNull(stage, "stage");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.held(this);
    }
  }
}
