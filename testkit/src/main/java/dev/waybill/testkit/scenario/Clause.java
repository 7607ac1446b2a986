// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.grounding.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A part of a reply that says one thing.
 *
 * @param text the words
 * @param ownWords the words without the values that were filled in, in lower case
 * @param cited the evidence of the values that were filled in
 * @param negated whether it says that something is not so or not known, or only asks
 * @param line the number of the line it stands in
 */
record Clause(String text, String ownWords, List<Evidence> cited, boolean negated, int line) {

  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(not|no|never|cannot|without|whether|neither|nor|nobody|if|nicht|kein\\w*|ob)\\b|n['’]t\\b");

  Clause {
    cited = List.copyOf(cited);
  }

  boolean cites(String pathPattern) {
    return cited.stream().anyMatch(fact -> fact.path().matches(pathPattern));
  }

  /** Splits a reply at the ends of sentences, at lines, and before "but" and "and". */
  static List<Clause> of(Reply reply) {
    List<Clause> clauses = new ArrayList<>();
    String text = reply.text();
    int from = 0;
    int line = 0;
    for (int at = 0; at <= text.length(); at++) {
      boolean end = at == text.length();
      if (end || (isBoundary(text, at) && !insideCitation(reply, at))) {
        int to = end ? at : at + 1;
        Clause clause = clause(reply, from, to, line);
        if (!clause.text().isBlank()) {
          clauses.add(clause);
        }
        from = to;
        if (!end && text.charAt(at) == '\n') {
          line++;
        }
      }
    }
    return clauses;
  }

  private static boolean isBoundary(String text, int at) {
    char character = text.charAt(at);
    if (character == '\n') {
      return true;
    }
    boolean followed = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
    if (".!?;".indexOf(character) >= 0) {
      return followed;
    }
    String rest = text.substring(at, Math.min(text.length(), at + 6));
    return character == ',' && (rest.startsWith(", but ") || rest.startsWith(", and "));
  }

  private static boolean insideCitation(Reply reply, int at) {
    return reply.citations().stream()
        .anyMatch(citation -> citation.span().start() <= at && at < citation.span().end());
  }

  private static Clause clause(Reply reply, int from, int to, int line) {
    StringBuilder own = new StringBuilder(reply.text().substring(from, to));
    List<Evidence> cited = new ArrayList<>();
    for (Citation citation : reply.citations()) {
      int start = citation.span().start();
      if (from <= start && start < to) {
        for (int at = start; at < Math.min(to, citation.span().end()); at++) {
          own.setCharAt(at - from, '_');
        }
        reply.trace().evidence().stream()
            .filter(fact -> fact.id().equals(citation.evidenceId()))
            .forEach(cited::add);
      }
    }
    String ownWords = own.toString().toLowerCase(Locale.ROOT);
    return new Clause(
        reply.text().substring(from, to),
        ownWords,
        cited,
        NEGATION.matcher(ownWords).find() || ownWords.strip().endsWith("?"),
        line);
  }
}
