// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import java.util.List;
import java.util.Set;

/** Answers a greeting, and says what is talking and what it can do. Claims nothing. */
public final class SmallTalk implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract("small-talk", Set.of(), List.of(), Set.of());

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.SMALLTALK);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    boolean begun = !situation.memory().focus().isEmpty();
    return Plan.say(situation.phrases().get(begun ? "smalltalk.again" : "smalltalk"));
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
