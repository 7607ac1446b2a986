// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of what is spoken: no addresses of the web, and numbers that name something in groups,
 * so that they can be followed by ear. It changes nothing of what is said.
 */
final class SpokenForm {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?।])[ ]+|(?<=\\n)");
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]+)");
  private static final Pattern WEB = Pattern.compile("https?://|www\\.", Pattern.CASE_INSENSITIVE);
  private static final Pattern RUN = Pattern.compile("\\p{L}+|\\p{Nd}+");

  private SpokenForm() {}

  /** A draft without the sentences that cite or write an address of the web; perhaps blank. */
  static String withoutLinks(String draft, EvidenceLedger ledger) {
    StringBuilder kept = new StringBuilder();
    for (String sentence : SENTENCE.split(draft, -1)) {
      if (!WEB.matcher(sentence).find() && !citesLink(sentence, ledger)) {
        kept.append(kept.length() == 0 || kept.charAt(kept.length() - 1) == '\n' ? "" : " ");
        kept.append(sentence);
      }
    }
    return kept.toString().strip();
  }

  private static boolean citesLink(String sentence, EvidenceLedger ledger) {
    Matcher reference = REFERENCE.matcher(sentence);
    while (reference.find()) {
      Optional<Evidence> held = ledger.at(reference.group(1));
      if (held.isPresent() && isLink(held.get().value())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLink(FactValue value) {
    return value instanceof FactValue.Link
        || (value instanceof Term term && WEB.matcher(term.text()).find());
  }

  /** The same statement with its numbers of orders, parcels and the like in groups. */
  static Statement grouped(Statement statement, EvidenceLedger ledger) {
    List<Citation> inOrder = new ArrayList<>(statement.citations());
    inOrder.sort(Comparator.comparingInt(citation -> citation.span().start()));
    StringBuilder text = new StringBuilder();
    List<Citation> moved = new ArrayList<>();
    int from = 0;
    for (Citation citation : inOrder) {
      Span span = citation.span();
      if (span.start() < from) {
        return statement; // Stretches that overlap are left alone.
      }
      text.append(statement.text(), from, span.start());
      int start = text.length();
      String words = span.of(statement.text());
      text.append(names(citation, ledger) ? grouped(words) : words);
      moved.add(
          new Citation(new Span(start, text.length()), citation.evidenceId(), citation.path()));
      from = span.end();
    }
    text.append(statement.text(), from, statement.text().length());
    return new Statement(text.toString(), moved);
  }

  private static boolean names(Citation citation, EvidenceLedger ledger) {
    return ledger
        .at(citation.path())
        .filter(
            held ->
                held.value() instanceof Term term
                    && (term.kind() == Term.Kind.ORDER_NUMBER
                        || term.kind() == Term.Kind.TRACKING_NUMBER
                        || term.kind() == Term.Kind.IDENTIFIER))
        .isPresent();
  }

  /** "N1701" is "N 17 01", "1Z999AA1" is "1 Z 999 AA 1". */
  static String grouped(String number) {
    StringBuilder groups = new StringBuilder();
    for (Matcher run = RUN.matcher(number); run.find(); ) {
      String part = run.group();
      int left = Character.isDigit(part.charAt(0)) ? part.length() : 0;
      int at = 0;
      if (left == 0) {
        groups.append(groups.length() == 0 ? "" : " ").append(part);
      }
      while (left > 0) {
        int size = left == 4 ? 2 : Math.min(3, left);
        groups.append(groups.length() == 0 ? "" : " ").append(part, at, at + size);
        at += size;
        left -= size;
      }
    }
    return groups.length() == 0 ? number : groups.toString();
  }
}
