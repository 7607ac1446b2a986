// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.internal.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a draft: where it says {@code {{parcels.1Z9.eta.day}}}, the value at that path is said
 * in the customer's language, and the stretch is cited. {@code {{path|time}}} and {@code
 * {{path|day}}} say a part of a moment.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Renderer {

  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]+)\\s*(?:\\|\\s*(day|time)\\s*)?\\}\\}");

  /**
   * A draft with its references filled in.
   *
   * @param statement the text with its citations
   * @param unresolved the references that name nothing in the ledger; they stand in the text as
   *     they were written, and it must not leave
   */
  public record Rendering(Statement statement, List<String> unresolved) {
    public Rendering {
      unresolved = List.copyOf(unresolved);
    }
  }

  /**
   * Fills in a draft.
   *
   * @param draft the text with its references
   * @param ledger where they are looked up; the newest fact at a path governs
   * @param setting for whom, where and when
   * @return the text, its citations, and what could not be filled in
   */
  public Rendering render(String draft, EvidenceLedger ledger, Setting setting) {
    Wording wording = new Wording(setting);
    StringBuilder text = new StringBuilder();
    List<Citation> citations = new ArrayList<>();
    List<String> unresolved = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(draft);
    int from = 0;
    while (reference.find()) {
      text.append(draft, from, reference.start());
      from = reference.end();
      Optional<Evidence> evidence = ledger.at(reference.group(1));
      if (evidence.isEmpty()) {
        unresolved.add(reference.group(1));
        text.append(reference.group());
        continue;
      }
      String part = reference.group(2) == null ? "" : reference.group(2);
      String words = wording.of(evidence.get().value(), part, text);
      Span span = new Span(text.length(), text.length() + words.length());
      text.append(words);
      citations.add(new Citation(span, evidence.get().id(), evidence.get().path()));
    }
    text.append(draft, from, draft.length());
    return new Rendering(new Statement(text.toString(), citations), unresolved);
  }
}
