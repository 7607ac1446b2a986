// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers a greeting, and says what is talking and what it can do. Whoever asks whether this is a
 * person is told that it is not, and that they can have one.
 */
public final class SmallTalk implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "small-talk", Set.of(), List.of(), Set.of(ClaimKind.PERSON, ClaimKind.IDENTIFIER));

  private static final Source MERCHANT = new Source("merchant", DataLayer.KNOWLEDGE);
  private static final String DISCLOSURE = "merchant.disclosure";

  /** A sincere question what is talking; not the wish for a person. */
  private static final Pattern WHO =
      Pattern.compile(
          "\\b(are|r) (you|u) (a |an |really |actually"
              + " )*(real|human|person|bot|robot|machine|ai|chatbot)|\\bam i"
              + " (talking|speaking|chatting|writing) (to|with) (a |an"
              + " )*(real|human|person|bot|robot|machine|ai)|\\bis (this|there) (a |an )*(real"
              + " person|bot|robot|human|chatbot|ai)\\b|\\b(bist du|sind sie) (ein |eine )*(echter"
              + " |echte )*(mensch|bot|roboter|maschine|ki|person)|\\b(spreche|schreibe|rede) ich"
              + " mit (einem|einer|nem) (echten |richtigen"
              + " )*(menschen|bot|roboter|maschine|person)|\\b(es-tu|[eê]tes-vous|vous [eê]tes|tu"
              + " es) (un |une )*(vrai\\w* |humain|robot|bot|machine|personne)|\\b(eres|es"
              + " usted|hablo con) (un |una )*(persona|humano|robot|bot|m[aá]quina)|\\b(sei|parlo"
              + " con) (un |una |un')*(persona|umano|robot|bot)|\\b(jeste[sś]|rozmawiam z)"
              + " (cz[lł]owiekiem|botem|robotem)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final @Nullable String disclosure;

  /** Says in its own words that it is automated. */
  public SmallTalk() {
    this.disclosure = null;
  }

  /**
   * Says what it is in the merchant's words.
   *
   * @param disclosure the words, said as they stand
   */
  public SmallTalk(String disclosure) {
    if (disclosure.isBlank()) {
      throw new IllegalArgumentException("a disclosure must say something; leave it out instead");
    }
    this.disclosure = disclosure;
  }

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.SMALLTALK);
  }

  @Override
  public Optional<Intent> hears(String text) {
    return WHO.matcher(text).find() ? Optional.of(Intent.SMALLTALK) : Optional.empty();
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    if (WHO.matcher(situation.text()).find()) {
      return Plan.say(whatThisIs(situation));
    }
    boolean begun = !situation.memory().focus().isEmpty();
    return Plan.say(situation.phrases().get(begun ? "smalltalk.again" : "smalltalk"));
  }

  private String whatThisIs(Case situation) {
    String person = situation.phrases().get("disclosure.person");
    if (disclosure == null) {
      return situation.phrases().get("disclosure") + " " + person;
    }
    situation
        .ledger()
        .append(
            DISCLOSURE,
            new FactValue.Term(FactValue.Term.Kind.TEXT, disclosure),
            MERCHANT,
            situation.setting().now(),
            Trust.SYSTEM);
    return situation.phrases().get("disclosure.merchant").replace("$m", DISCLOSURE) + " " + person;
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
