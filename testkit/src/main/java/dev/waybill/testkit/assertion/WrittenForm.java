// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A reply with its numbers as they are held: on the telephone "N1004" is read out as "N 10 04", and
 * what is checked is what was checked before it was read out.
 */
final class WrittenForm {

  /** A stretch of the written text, and how much longer the text is when it is read out. */
  private record Replaced(int end, int longer) {}

  private final List<Replaced> replaced = new ArrayList<>();
  private final Statement statement;

  private WrittenForm(Reply reply, EvidenceLedger ledger) {
    List<Citation> inOrder = new ArrayList<>(reply.citations());
    inOrder.removeIf(citation -> citation.span().end() > reply.text().length());
    inOrder.sort(Comparator.comparingInt(citation -> citation.span().start()));
    StringBuilder text = new StringBuilder();
    List<Citation> moved = new ArrayList<>();
    int from = 0;
    for (Citation citation : inOrder) {
      Span span = citation.span();
      if (span.start() < from) {
        continue; // It lies within another, whose words it shares.
      }
      text.append(reply.text(), from, span.start());
      String words = span.of(reply.text());
      String held = held(citation, ledger, words);
      int start = text.length();
      text.append(held);
      if (held.length() != words.length()) {
        replaced.add(new Replaced(text.length(), words.length() - held.length()));
      }
      moved.add(
          new Citation(new Span(start, text.length()), citation.evidenceId(), citation.path()));
      from = span.end();
    }
    text.append(reply.text(), from, reply.text().length());
    this.statement =
        replaced.isEmpty()
            ? new Statement(reply.text(), inOrder)
            : new Statement(text.toString(), moved);
  }

  /** The written form of a reply. */
  static WrittenForm of(Reply reply, EvidenceLedger ledger) {
    return new WrittenForm(reply, ledger);
  }

  /** Text and citations. */
  Statement statement() {
    return statement;
  }

  /** Where a stretch of the written text stands in the reply. */
  Span inReply(Span written) {
    return new Span(inReply(written.start()), inReply(written.end()));
  }

  private int inReply(int written) {
    return written
        + replaced.stream().filter(each -> each.end() <= written).mapToInt(Replaced::longer).sum();
  }

  /** Whether both are the same letters and digits, whatever pauses are made between them. */
  static boolean isReadOut(FactValue value, String words) {
    return value instanceof FactValue.Term term
        && (term.kind() == FactValue.Term.Kind.ORDER_NUMBER
            || term.kind() == FactValue.Term.Kind.TRACKING_NUMBER
            || term.kind() == FactValue.Term.Kind.IDENTIFIER)
        && ungrouped(term.text()).equals(ungrouped(words));
  }

  private static String held(Citation citation, EvidenceLedger ledger, String words) {
    return ledger
        .byId(citation.evidenceId())
        .map(Evidence::value)
        .filter(value -> isReadOut(value, words))
        .map(value -> ((FactValue.Term) value).text())
        .orElse(words);
  }

  private static String ungrouped(String number) {
    return number.replace(" ", "").replace("-", "");
  }
}
