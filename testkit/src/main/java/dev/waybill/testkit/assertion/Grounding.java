// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.Finding;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Verdict;
import dev.waybill.grounding.Verifier;
import dev.waybill.language.ValueFormat;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.TalkToAPerson;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.playbook.WhereIsMyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Verifies a reply once more, from nothing but its words, its citations and its evidence. */
final class Grounding {

  private static final List<Playbook> PLAYBOOKS =
      List.of(new WhereIsMyOrder(TransitNorms.ofDefaults()), new TalkToAPerson(), new SmallTalk());

  private final Reply reply;
  private final GroundingContract contract;
  private final EvidenceLedger ledger = new EvidenceLedger();
  private final WrittenForm written;

  /**
   * What speaks against a reply.
   *
   * @param span where
   * @param what what is said there, and why it may not be
   */
  record Objection(Span span, String what) {}

  Grounding(Reply reply, GroundingContract contract) {
    this.reply = reply;
    this.contract = contract;
    for (Evidence each : reply.trace().evidence()) {
      ledger.append(each.path(), each.value(), each.source(), each.observedAt(), each.trust());
    }
    this.written = WrittenForm.of(reply, ledger);
  }

  /** The contract of the playbook that answered, or an open one if it is not the library's. */
  static GroundingContract contractOf(Reply reply) {
    String playbook = reply.trace().playbook();
    return PLAYBOOKS.stream()
        .filter(known -> known.name().equals(playbook))
        .map(Playbook::contract)
        .findFirst()
        .orElseGet(() -> GroundingContract.open(playbook));
  }

  /** What speaks against it for every reader; empty if there is one for whom nothing does. */
  List<Objection> objections(List<Setting> readers) {
    List<Objection> first = List.of();
    for (Setting reader : readers) {
      List<Objection> objections = objections(reader);
      if (objections.isEmpty()) {
        return List.of();
      }
      first = first.isEmpty() || objections.size() < first.size() ? objections : first;
    }
    return first;
  }

  private List<Objection> objections(Setting reader) {
    List<Objection> objections = new ArrayList<>();
    for (Citation citation : reply.citations()) {
      String fault = fault(citation, reader);
      if (!fault.isEmpty()) {
        objections.add(new Objection(within(citation.span()), fault));
      }
    }
    List<Span> faulty = objections.stream().map(Objection::span).toList();
    for (Finding finding : verdict(reader).objections()) {
      Claim claim = finding.claim();
      Span there = written.inReply(claim.span());
      if (faulty.stream().anyMatch(span -> span.contains(there))) {
        continue; // it is said already that the stretch is not what it cites
      }
      objections.add(
          new Objection(
              there,
              claim.kind()
                  + " \""
                  + claim.text()
                  + "\" is "
                  + finding.support().name().toLowerCase(Locale.ROOT)
                  + ": "
                  + finding.why()));
    }
    return objections;
  }

  /** The claims of the text, those of its citations among them. */
  List<Claim> claims(Setting reader) {
    return verdict(reader).findings().stream().map(Finding::claim).toList();
  }

  private Verdict verdict(Setting reader) {
    return new Verifier().verify(written.statement(), ledger, contract, reader);
  }

  /** What is wrong with a citation; empty if its evidence is there and its stretch says it. */
  private String fault(Citation citation, Setting reader) {
    Evidence evidence = ledger.byId(citation.evidenceId()).orElse(null);
    if (evidence == null || !evidence.path().equals(citation.path())) {
      return "no evidence "
          + citation.evidenceId()
          + " at "
          + citation.path()
          + " is in the trace, and it is cited";
    }
    String words = Words.cited(reply, citation);
    return says(words, evidence, reader)
        ? ""
        : "\"" + words + "\" does not say " + citation.path() + ", which is " + evidence.value();
  }

  /** Whether the words are how the value, or a part of it, is said to the reader. */
  private static boolean says(String words, Evidence evidence, Setting reader) {
    ValueFormat format = new ValueFormat(reader.locale(), reader.zone(), reader.now());
    return Stream.of("", "day", "time")
        .map(part -> format.format(evidence.value(), part))
        .anyMatch(
            said ->
                said.equals(words)
                    || capitalised(said).equals(words)
                    || WrittenForm.isReadOut(evidence.value(), words));
  }

  private static String capitalised(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Whether the value at the path is said in a stretch that cites it. */
  boolean says(String path, List<Setting> readers) {
    return reply.citations().stream()
        .filter(citation -> citation.path().equals(path))
        .anyMatch(
            citation -> readers.stream().anyMatch(reader -> fault(citation, reader).isEmpty()));
  }

  private Span within(Span span) {
    int length = reply.text().length();
    return new Span(Math.min(span.start(), length), Math.min(span.end(), length));
  }
}
