// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.Setting;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.intent.LanguageGuess;
import dev.waybill.intent.Mood;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.CustomerRecords;
import dev.waybill.playbook.Storefront;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a message is taken to be before anything is answered: whose it is, what it says and in which
 * language, and the ways to the systems in which that can be looked up.
 *
 * @param message the message, with whom it is taken to be from
 * @param conversation what was said before
 * @param hearing how a spoken message was heard
 * @param code what became of a one-time code in it
 * @param memory what the conversation keeps
 * @param text the words that are answered, without secrets
 * @param attachments the files that came with it
 * @param mood how the customer sounds
 * @param classification what the words may mean
 * @param setting for whom, where and when
 * @param entities what the words name
 * @param phrases the sentences of the customer's language
 * @param ledger where every fact of the turn is entered
 * @param records the way to what is the customer's
 * @param actions the way to side effects
 * @param storefront what the shop shows everybody
 * @param shopZone the zone of the shop's own days
 */
record Understood(
    CustomerMessage message,
    Conversation conversation,
    Heard hearing,
    CodeCheck.Result code,
    Memory memory,
    String text,
    List<Attachment> attachments,
    Mood mood,
    Classification classification,
    Setting setting,
    Entities entities,
    Phrases phrases,
    EvidenceLedger ledger,
    CustomerRecords records,
    Actions actions,
    Storefront storefront,
    ZoneId shopZone) {

  /** What the host knows of the customer. */
  static final Source HOST = new Source("host", DataLayer.MEMORY);

  /** What is recorded instead of a code. */
  private static final String CODE = "[code]";

  /** Takes a message in. */
  static Understood of(Crew crew, CustomerMessage received, Conversation conversation) {
    Heard hearing = Heard.of(received, conversation.memory());
    Memory memory = hearing.memory();
    CodeCheck.Result code = crew.codes().of(received, memory.proving());
    Instant now = crew.parts().clock().instant();
    CustomerMessage message = received.from(CodeCheck.identity(received, code.proving(), now));
    String text = words(crew, message, hearing, code);
    ZoneId zone = message.identity().zone();
    Setting setting =
        new Setting(
            locale(text, message.locale()), zone == null ? crew.parts().shopZone() : zone, now);
    EvidenceLedger ledger = new EvidenceLedger();
    CustomerRecords records =
        new CustomerRecords(
            crew.parts().sources(),
            crew.parts().policyContext(),
            message.identity(),
            memory.matched(),
            memory.failedMatches(),
            ledger,
            crew.parts().shopZone(),
            crew.parts().clock(),
            crew.parts().budget().reads(),
            crew.parts().executor(),
            crew.parts().lookups(),
            received.conversationId());
    Actions actions =
        new Actions(
            crew.parts().gate(),
            conversation,
            message,
            text,
            records,
            ledger,
            crew.approvals(),
            crew.parts().clock());
    Storefront storefront = records.storefront(conversation, message.viewed());
    String name = message.identity().name();
    if (name != null && !name.isBlank()) {
      ledger.append(
          "customer.name",
          new FactValue.Term(FactValue.Term.Kind.PERSON, name),
          HOST,
          now,
          Trust.SYSTEM);
    }
    return new Understood(
        message,
        conversation,
        hearing,
        code,
        memory,
        text,
        crew.screen().screen(message.attachments()),
        crew.parts().moods().read(text),
        crew.parts().classifier().classify(text),
        setting,
        crew.extractor().extract(text, setting),
        Phrases.of(setting.locale()),
        ledger,
        records,
        actions,
        storefront,
        crew.parts().shopZone());
  }

  /** The words that are answered: after a right code, those that it was asked for. */
  private static String words(
      Crew crew, CustomerMessage message, Heard hearing, CodeCheck.Result code) {
    return switch (code.answer()) {
      case NONE ->
          hearing.confirmed() != null ? hearing.confirmed() : crew.screen().screen(message.text());
      case RIGHT -> code.proving().words();
      case WRONG, LOCKED_NOW, LOCKED, UNCHECKED -> CODE;
    };
  }

  /** The customer's own language where it is plain from the words and we speak it. */
  private static Locale locale(String text, Locale given) {
    return LanguageGuess.of(text)
        .map(guess -> new Locale.Builder().setLocale(guess).setRegion(given.getCountry()).build())
        .filter(Phrases::speak)
        .orElse(given);
  }

  /** The turn for a playbook, as if the customer wanted this. */
  Case situation(Intent intent, @Nullable Task goesOn) {
    return situation(intent, text, goesOn);
  }

  /** The same with these of the customer's words. */
  Case situation(Intent intent, String words, @Nullable Task goesOn) {
    return new Case(
        intent,
        words,
        entities,
        memory,
        records,
        ledger,
        setting,
        shopZone,
        phrases,
        message.channel(),
        attachments,
        goesOn,
        actions,
        classification,
        mood,
        storefront);
  }
}
