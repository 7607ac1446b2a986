// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.ApprovalStore;
import dev.waybill.approval.Settlement;
import java.util.List;
import java.util.Optional;

/** A store that can be read, and not written. */
record UnreachableApprovals(ApprovalStore held) implements ApprovalStore {

  @Override
  public void ask(ApprovalRequest request) {
    throw new IllegalStateException("the back office is out of reach");
  }

  @Override
  public Optional<ApprovalRequest> find(String reference) {
    return held.find(reference);
  }

  @Override
  public Optional<Settlement> settlement(String reference) {
    return held.settlement(reference);
  }

  @Override
  public Optional<ApprovalRequest> sealed(String conversationId, String seal) {
    return held.sealed(conversationId, seal);
  }

  @Override
  public List<ApprovalRequest> open() {
    return held.open();
  }

  @Override
  public Settlement settle(String reference, Settlement settlement) {
    throw new IllegalStateException("the back office is out of reach");
  }
}
