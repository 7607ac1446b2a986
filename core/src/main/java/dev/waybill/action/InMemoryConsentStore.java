// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps questions, confirmations and approvals in the memory of this process: after a restart they
 * are asked for again. Safe for use by many threads.
 */
public final class InMemoryConsentStore implements ConsentStore {

  private record Sealed(String conversationId, String seal) {}

  private final ConcurrentMap<String, Question> questions = new ConcurrentHashMap<>();
  private final ConcurrentMap<Sealed, Confirmation> confirmations = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Approval> approvals = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> uses = new ConcurrentHashMap<>();

  @Override
  public void ask(Question question) {
    questions.put(question.conversationId(), question);
  }

  @Override
  public Optional<Question> question(String conversationId) {
    return Optional.ofNullable(questions.get(conversationId));
  }

  @Override
  public void confirm(Confirmation confirmation) {
    confirmations.put(new Sealed(confirmation.conversationId(), confirmation.seal()), confirmation);
  }

  @Override
  public Optional<Confirmation> confirmation(String conversationId, String seal) {
    return Optional.ofNullable(confirmations.get(new Sealed(conversationId, seal)));
  }

  @Override
  public void approve(Approval approval) {
    approvals.putIfAbsent(approval.reference(), approval);
  }

  @Override
  public List<Approval> approvals(String conversationId, String seal) {
    return approvals.values().stream()
        .filter(approval -> approval.conversationId().equals(conversationId))
        .filter(approval -> approval.seal().equals(seal))
        .toList();
  }

  @Override
  public boolean use(String id, String key) {
    return key.equals(uses.computeIfAbsent(id, unused -> key));
  }

  @Override
  public @Nullable String usedBy(String id) {
    return uses.get(id);
  }
}
