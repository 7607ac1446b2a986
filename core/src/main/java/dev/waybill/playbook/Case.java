// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.Setting;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mood;
import dev.waybill.language.Phrases;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn, as a playbook sees it.
 *
 * @param intent what the customer wants
 * @param text the customer's words, screened
 * @param entities the numbers and addresses in the words
 * @param memory what the conversation carries on
 * @param records what this customer may see
 * @param ledger the facts of this turn
 * @param setting for whom, where and when
 * @param shopZone the zone of the shop's own days
 * @param phrases the sentences of the customer's language
 * @param channel where the message was written
 * @param attachments the files that came with it
 * @param task what this message goes on with; null if it begins something
 * @param actions the way to side effects
 * @param classification what the message may mean
 * @param mood how the customer sounds: it changes words and order, never facts or what is done
 * @param storefront what the shop shows everybody
 */
public record Case(
    Intent intent,
    String text,
    Entities entities,
    Memory memory,
    CustomerRecords records,
    EvidenceLedger ledger,
    Setting setting,
    ZoneId shopZone,
    Phrases phrases,
    Channel channel,
    List<Attachment> attachments,
    @Nullable Task task,
    Actions actions,
    Classification classification,
    Mood mood,
    Storefront storefront) {

  public Case {
    requireNonNull(intent, "intent");
    requireNonNull(text, "text");
    requireNonNull(entities, "entities");
    requireNonNull(memory, "memory");
    requireNonNull(records, "records");
    requireNonNull(ledger, "ledger");
    requireNonNull(setting, "setting");
    requireNonNull(shopZone, "shopZone");
    requireNonNull(phrases, "phrases");
    requireNonNull(channel, "channel");
    attachments = List.copyOf(attachments);
    requireNonNull(actions, "actions");
    requireNonNull(classification, "classification");
    requireNonNull(mood, "mood");
    requireNonNull(storefront, "storefront");
  }

  /** The same turn, as if the customer wanted this and named these. */
  public Case of(Intent wish, Entities named) {
    return new Case(
        wish,
        text,
        named,
        memory,
        records,
        ledger,
        setting,
        shopZone,
        phrases,
        channel,
        attachments,
        task,
        actions,
        classification,
        mood,
        storefront);
  }
}
