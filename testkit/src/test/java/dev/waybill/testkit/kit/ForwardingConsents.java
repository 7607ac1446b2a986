// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.Approval;
import dev.waybill.action.Confirmation;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.Question;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store of consents over another, to be broken in one place. */
class ForwardingConsents implements ConsentStore {

  final ConsentStore held;

  ForwardingConsents(ConsentStore held) {
    this.held = held;
  }

  @Override
  public void ask(Question question) {
    held.ask(question);
  }

  @Override
  public Optional<Question> question(String conversationId) {
    return held.question(conversationId);
  }

  @Override
  public void confirm(Confirmation confirmation) {
    held.confirm(confirmation);
  }

  @Override
  public Optional<Confirmation> confirmation(String conversationId, String seal) {
    return held.confirmation(conversationId, seal);
  }

  @Override
  public void approve(Approval approval) {
    held.approve(approval);
  }

  @Override
  public List<Approval> approvals(String conversationId, String seal) {
    return held.approvals(conversationId, seal);
  }

  @Override
  public boolean use(String id, String key) {
    return held.use(id, key);
  }

  @Override
  public @Nullable String usedBy(String id) {
    return held.usedBy(id);
  }
}
