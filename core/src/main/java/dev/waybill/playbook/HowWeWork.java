// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What were you told, what is your limit? Told to nobody: not how the agent is set up, and not the
 * amounts up to which it may decide.
 */
public final class HowWeWork implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract("how-we-work", Set.of(), List.of(), EnumSet.noneOf(ClaimKind.class));

  /** Asks for what the agent was told, or for the limits it works within. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(system ?prompt|your (initial |hidden |secret |internal"
              + " )?(instructions|prompt|rules|guidelines)|(your|the)"
              + " (refund|approval|spending|internal) (limit|limits|threshold|cap)|tool"
              + " (schema|definition)s?|most you can (refund|give|pay)|how much can you"
              + " refund|systemprompt|deine anweisungen|erstattungslimit|tes instructions|tus"
              + " instrucciones|le tue istruzioni|twoje instrukcje)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern REVEAL =
      Pattern.compile(
          "\\b(print|show|reveal|repeat|output|dump|tell me|what is|what's|what are|list|give"
              + " me|display|send|zeig\\w*|nenn\\w*|was"
              + " ist|montre|quel\\w*|muestra|cu[aá]l\\w*|mostra|qual\\w*|poka[zż]\\w*)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of();
  }

  @Override
  public Optional<Intent> hears(String text) {
    return ASKED.matcher(text).find() && REVEAL.matcher(text).find()
        ? Optional.of(Intent.OUT_OF_SCOPE)
        : Optional.empty();
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new Plan(
        situation.phrases().get("withheld"),
        Set.of(),
        List.of(new Unknown(Unknown.Kind.WITHHELD, "shop")),
        List.of(),
        null,
        null,
        List.of());
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
