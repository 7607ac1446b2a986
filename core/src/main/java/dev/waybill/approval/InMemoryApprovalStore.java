// SPDX-License-Identifier: Apache-2.0
package dev.waybill.approval;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what waits for people in the memory of this process: after a restart it is asked for again
 * when the customer speaks of it. Safe for use by many threads.
 */
public final class InMemoryApprovalStore implements ApprovalStore {

  private final Map<String, ApprovalRequest> requests = new LinkedHashMap<>();
  private final Map<String, Settlement> settlements = new LinkedHashMap<>();

  @Override
  public synchronized void ask(ApprovalRequest request) {
    ApprovalRequest held = requests.get(request.reference());
    boolean same = held != null && held.seal().equals(request.seal());
    if (!same && !settlements.containsKey(request.reference())) {
      requests.put(request.reference(), request);
    }
  }

  @Override
  public synchronized Optional<ApprovalRequest> find(String reference) {
    return Optional.ofNullable(requests.get(reference));
  }

  @Override
  public synchronized Optional<Settlement> settlement(String reference) {
    return Optional.ofNullable(settlements.get(reference));
  }

  @Override
  public synchronized Optional<ApprovalRequest> sealed(String conversationId, String seal) {
    return requests.values().stream()
        .filter(request -> request.conversationId().equals(conversationId))
        .filter(request -> request.seal().equals(seal))
        .max(Comparator.comparing(ApprovalRequest::askedAt));
  }

  @Override
  public synchronized List<ApprovalRequest> open() {
    return requests.values().stream()
        .filter(request -> !settlements.containsKey(request.reference()))
        .sorted(Comparator.comparing(ApprovalRequest::askedAt))
        .toList();
  }

  @Override
  public synchronized Settlement settle(String reference, Settlement settlement) {
    Settlement held = settlements.putIfAbsent(reference, settlement);
    return held == null ? settlement : held;
  }
}
