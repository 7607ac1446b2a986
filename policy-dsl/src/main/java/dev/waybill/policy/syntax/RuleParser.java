// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rules. */
final class RuleParser {
  private static final String FOR = "require approval by supervisor for refund";

  private final Cursor c;
  private final PhraseParser phrases;
  private final ExpressionParser expressions;

  RuleParser(Cursor cursor, PhraseParser phrases, ExpressionParser expressions) {
    this.c = cursor;
    this.phrases = phrases;
    this.expressions = expressions;
  }

  /** Reads a rule from its name on; null if its effect cannot be read. */
  @Nullable Item rule(int first) {
    Text name = phrases.text("the rule's name in quotes");
    RuleEffect effect = null;
    try {
      effect = effect();
    } catch (Cursor.Unreadable e) {
      skip();
    }
    List<Clause> clauses = clauses();
    return effect == null ? null : new Item.Rule(name, effect, clauses, c.from(first));
  }

  private RuleEffect effect() {
    c.flat();
    int first = c.at();
    return switch (keyword(Words.EFFECTS, "an effect")) {
      case "allow" -> plain(first, RuleEffect.Kind.ALLOW);
      case "deny" -> plain(first, RuleEffect.Kind.DENY);
      case "inform" -> plain(first, RuleEffect.Kind.INFORM);
      case "cap" -> cap(first);
      case "limit" -> limit(first);
      default -> require(first);
    };
  }

  /** Takes one of several words, also if it is misspelt. */
  private String keyword(List<String> words, String wanted) {
    for (String word : words) {
      if (c.eat(word)) {
        return word;
      }
    }
    Optional<String> meant = c.meant(words);
    if (meant.isEmpty()) {
      throw c.unexpected(wanted + " (" + String.join(", ", words) + ")");
    }
    Span span = c.tokens.span(c.at());
    c.report(
        Diagnostic.error(Code.P0108, span, wanted + " is needed here, not '" + span.text() + "'")
            .help("did you mean '" + meant.get() + "'?")
            .fix(new Diagnostic.Fix(span, meant.get())));
    c.advance();
    return meant.get();
  }

  private RuleEffect plain(int first, RuleEffect.Kind kind) {
    Actions actions = phrases.actions();
    return new RuleEffect.Plain(kind, actions, c.from(first));
  }

  private RuleEffect require(int first) {
    return switch (keyword(REQUIRED, "what is required")) {
      case "confirmation" -> confirmation(first);
      case "approval" -> {
        Word role = role();
        c.want("for", FOR);
        Actions actions = phrases.actions();
        Expr within = c.eat("within") ? expressions.length("4 hours") : null;
        yield new RuleEffect.RequireApproval(role, actions, within, c.from(first));
      }
      default -> {
        Word level = phrases.word("an identity level");
        c.want("for", "require identity verified for refund");
        Actions actions = phrases.actions();
        yield new RuleEffect.RequireIdentity(level, actions, c.from(first));
      }
    };
  }

  private static final List<String> REQUIRED = List.of("confirmation", "approval", "identity");

  private RuleEffect confirmation(int first) {
    c.want("for", "require confirmation for refund");
    Actions actions = phrases.actions();
    List<Path> showing = c.eat("showing") ? phrases.paths() : List.of();
    Text asking = c.eat("asking") ? phrases.text("a text in quotes") : null;
    return new RuleEffect.RequireConfirmation(actions, showing, asking, c.from(first));
  }

  /** {@code by ROLE} after {@code require approval}; if it is missing, an approval by nobody. */
  private Word role() {
    if (c.eat("by")) {
      return phrases.word("a role");
    }
    int place = c.tokens.end(c.at() - 1);
    c.missing("by ROLE", "require approval", "require approval by supervisor");
    return new Word("", new Span(c.tokens.source(), place, place));
  }

  private RuleEffect cap(int first) {
    String example = "cap request.amount at $100 for refund";
    Path argument = phrases.path();
    c.want("at", example);
    Expr bound = expressions.expression();
    c.want("for", example);
    Actions actions = phrases.actions();
    RuleEffect.Otherwise otherwise = otherwise();
    return new RuleEffect.Cap(argument, bound, actions, otherwise, c.from(first));
  }

  private RuleEffect limit(int first) {
    String example = "limit refund to 3 per customer in 90 days";
    Path total = null;
    if (c.is("total") && c.kind(1) == Token.Kind.NAME && c.is(2, "of")) {
      c.advance();
      total = phrases.path();
      c.advance();
    }
    boolean each = c.eat("each", "of");
    Actions actions = phrases.actions();
    c.want("to", example);
    Expr bound = expressions.expression();
    c.want("per", example);
    Word key = phrases.word("a counter key such as customer");
    Expr window = c.eat("in") ? expressions.length("90 days") : null;
    RuleEffect.Otherwise otherwise = otherwise();
    return new RuleEffect.Limit(total, each, actions, bound, key, window, otherwise, c.from(first));
  }

  private RuleEffect.@Nullable Otherwise otherwise() {
    int first = c.at();
    if (!c.eat("otherwise")) {
      return null;
    }
    if (c.eat("deny")) {
      return new RuleEffect.Otherwise(null, c.from(first));
    }
    c.want("require", "otherwise require approval by supervisor");
    c.want("approval", "otherwise require approval by supervisor");
    Word role = role();
    return new RuleEffect.Otherwise(role, c.from(first));
  }

  private List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>(4);
    while (!c.full()) {
      int start = c.at();
      String word = clauseWord();
      if (word != null) {
        try {
          c.flat();
          clauses.add(clause(word));
        } catch (Cursor.Unreadable e) {
          skip();
        }
      } else if (c.atEnd() || Parser.atItem(c) || startsLineAtMargin()) {
        break;
      } else {
        notExpected();
        skip();
      }
      if (c.at() == start) {
        c.advance();
      }
    }
    return clauses;
  }

  private boolean startsLineAtMargin() {
    return c.kind() == Token.Kind.NAME
        && c.tokens.startsLine(c.at())
        && (c.tokens.atMargin(c.at()) || c.meant(Words.ITEMS).isPresent());
  }

  /** Gives the clause word the current token is, or was meant to be; null if it is none. */
  private @Nullable String clauseWord() {
    if (c.kind() != Token.Kind.NAME) {
      return null;
    }
    for (String word : Words.CLAUSES) {
      if (c.is(word)) {
        return word;
      }
    }
    if (Parser.atItem(c)) {
      return null;
    }
    Optional<String> meant = c.meant(Words.CLAUSES);
    if (meant.isEmpty()) {
      return null;
    }
    Span span = c.tokens.span(c.at());
    c.report(
        Diagnostic.error(Code.P0108, span, "'" + span.text() + "' is not a clause of a rule")
            .help("did you mean '" + meant.get() + "'?")
            .fix(new Diagnostic.Fix(span, meant.get())));
    return meant.get();
  }

  private void notExpected() {
    String word = c.kind() == Token.Kind.NAME ? c.tokens.text(c.at()) : "";
    String meant =
        switch (word) {
          case "equals", "equal" -> "is";
          case "in" -> "is one of";
          case "if" -> "when";
          case "contains" -> "includes";
          default -> "";
        };
    if (meant.isEmpty()) {
      c.unexpected("a clause (" + String.join(", ", Words.CLAUSES) + ") or the next item");
    } else {
      Span span = c.tokens.span(c.at());
      c.report(
          Diagnostic.error(Code.P0108, span, "'" + word + "' is not a word of a policy here")
              .help("did you mean '" + meant + "'?"));
    }
  }

  private Clause clause(String word) {
    int first = c.at();
    if (word.equals("effective")) {
      return new Clause.InEffect(phrases.effective());
    }
    c.advance();
    return switch (word) {
      case "when", "unless" -> {
        Cond condition = expressions.conditions().condition();
        yield new Clause.When(word.equals("unless"), condition, c.from(first));
      }
      case "because" -> {
        Text text = phrases.text("a text in quotes");
        yield new Clause.Because(text, c.from(first));
      }
      case "suggest" -> {
        Actions actions = phrases.actions();
        yield new Clause.Suggest(actions, c.from(first));
      }
      default -> tell(first);
    };
  }

  private Clause tell(int first) {
    boolean agent = c.eat("agent");
    if (!agent) {
      c.want("customer", "tell customer \"…\"");
    }
    boolean exactly = c.eat("exactly");
    Text text = phrases.text("a text in quotes");
    return new Clause.Tell(!agent, exactly, text, c.from(first));
  }

  /** Goes on to the next clause or item. */
  private void skip() {
    c.leftOut();
    while (!c.atEnd() && !atClause() && !Parser.atItem(c)) {
      c.advance();
    }
  }

  private boolean atClause() {
    if (c.kind() == Token.Kind.NAME
        && c.tokens.startsLine(c.at())
        && Words.CLAUSES.contains(c.tokens.text(c.at()))) {
      return true;
    }
    return c.is("when")
        || c.is("unless")
        || (c.is("because") && c.kind(1) == Token.Kind.TEXT)
        || (c.is("tell") && (c.is(1, "customer") || c.is(1, "agent")))
        || (c.is("suggest") && c.kind(1) == Token.Kind.NAME)
        || (c.is("effective") && (c.is(1, "from") || c.is(1, "until")));
  }
}
