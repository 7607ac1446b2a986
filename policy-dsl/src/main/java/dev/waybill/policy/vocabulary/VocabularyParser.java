// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one vocabulary file into declarations. Not for use by several threads. */
final class VocabularyParser {

  private static final List<String> STARTS =
      List.of(
          "vocabulary",
          "enum",
          "ordered",
          "record",
          "fact",
          "action",
          "each",
          "concerns",
          "system",
          "role",
          "counter",
          "identity");

  private final Declarations found;

  /** Where the next {@code name: type} belongs; null if nothing that has fields is open. */
  private @Nullable List<Declarations.FieldWords> fields;

  private Declarations.@Nullable ActionWords action;

  /** Whether the line that would be open was wrong, so that its fields are read but not kept. */
  private boolean lost;

  /** Whether there was a header, right or wrong. */
  private boolean named;

  private VocabularyParser(Source source) {
    this.found = new Declarations(source);
  }

  static Declarations parse(Source source, Problems problems) {
    VocabularyParser parser = new VocabularyParser(source);
    Scanner scanner = new Scanner(source, problems);
    for (Line line = scanner.nextLine(); line != null; line = scanner.nextLine()) {
      if (!line.isEmpty()) {
        parser.line(line);
      }
    }
    if (!parser.named) {
      problems.add(
          Diagnostic.error(
                  Code.P0211,
                  new Span(source, 0, 0),
                  "the vocabulary's name and version are missing")
              .help("start with: vocabulary \"my-shop/1\""));
    }
    return parser.found;
  }

  private void line(Line line) {
    if (line.isField()) {
      field(line);
      return;
    }
    String start = line.first().kind() == Scanner.Kind.WORD ? line.first().text() : "";
    if (start.equals("each") || start.equals("concerns")) {
      ofAction(line, start);
      return;
    }
    if (!STARTS.contains(start) && fields != null && Nearest.to(start, STARTS) == null) {
      line.report(noColon(line.first()));
      return;
    }
    fields = null;
    action = null;
    lost = false;
    switch (start) {
      case "vocabulary" -> header(line);
      case "enum", "ordered" -> enumeration(line);
      case "record" -> record(line);
      case "fact" -> fact(line);
      case "action" -> action(line);
      case "system" -> system(line);
      case "role" -> role(line);
      case "counter" -> counter(line);
      case "identity" -> identity(line);
      default -> unknown(line);
    }
    lost |= line.isBroken() && fields == null;
  }

  private static Diagnostic noColon(Scanner.Piece first) {
    return Diagnostic.error(
            Code.P0108, first.span(), "'" + first.span().text() + "' is not followed by a colon")
        .help("an attribute or an argument is written 'name: type'");
  }

  private void unknown(Line line) {
    lost = true;
    Scanner.Piece first = line.first();
    if (first.kind() != Scanner.Kind.WORD) {
      line.isMissing("a word such as fact, record or action");
      return;
    }
    String word = first.text();
    Diagnostic problem =
        Diagnostic.error(
                Code.P0102, first.span(), "unknown word '" + word + "' at the start of a line")
            .note(
                "note",
                "a line starts with vocabulary, enum, ordered enum, record, fact, action, each,"
                    + " concerns, system, role, counter or identity, or is 'name: type'");
    String nearest = Nearest.to(word, STARTS);
    if (nearest != null) {
      problem =
          problem
              .help("did you mean '" + nearest + "'?")
              .fix(new Diagnostic.Fix(first.span(), nearest));
    }
    line.report(problem);
  }

  private void header(Line line) {
    line.eat("vocabulary");
    named = true;
    Text name = line.text("a name and version in quotes, such as \"my-shop/1\"");
    if (name == null || !line.end()) {
      return;
    }
    Text first = found.name;
    if (first != null) {
      line.report(
          Diagnostic.error(Code.P0211, name.span(), "a vocabulary has one name")
              .note("note", "the first one is here", first.span()));
      return;
    }
    found.name = name;
  }

  private void enumeration(Line line) {
    boolean ordered = line.eat("ordered");
    if (!line.want("enum")) {
      return;
    }
    Word name = line.name("the enum's name");
    if (name != null && line.want("is")) {
      List<Word> values = line.names("a value");
      if (values != null && line.end()) {
        found.enums.add(new Declarations.EnumWords(name, ordered, values));
      }
    }
  }

  private void record(Line line) {
    line.eat("record");
    Word name = line.name("the record's name");
    if (name == null) {
      return;
    }
    Declarations.RecordWords record = attributes(line, name);
    if (record != null && line.end()) {
      found.records.add(record);
    }
  }

  private void fact(Line line) {
    line.eat("fact");
    Word name = line.name("the fact's name");
    if (name == null) {
      return;
    }
    Word record = null;
    if (line.eat("is")) {
      record = line.name("a record's name");
      if (record == null) {
        return;
      }
    }
    boolean fromHost = line.eat("from");
    if (fromHost && !line.want("host")) {
      return;
    }
    Declarations.RecordWords own = record == null ? attributes(line, name) : null;
    if (!line.isBroken() && line.end()) {
      found.facts.add(new Declarations.FactWords(name, record, own, fromHost));
    }
  }

  /** Opens the attributes of a record or a fact: {@code shown as line}, or nothing. */
  private Declarations.@Nullable RecordWords attributes(Line line, Word name) {
    Word shownAs = null;
    if (line.eat("shown")) {
      shownAs = line.want("as") ? line.name("an attribute's name") : null;
      if (shownAs == null) {
        return null;
      }
    }
    List<Declarations.FieldWords> own = new ArrayList<>();
    fields = own;
    return new Declarations.RecordWords(name, shownAs, own);
  }

  private void action(Line line) {
    line.eat("action");
    Word name = line.name("the action's name");
    if (name != null && line.end()) {
      Declarations.ActionWords opened = new Declarations.ActionWords(name);
      found.actions.add(opened);
      action = opened;
      fields = opened.arguments;
    }
  }

  private void ofAction(Line line, String start) {
    Declarations.ActionWords to = action;
    if (lost) {
      return;
    }
    if (to == null) {
      line.report(
          Diagnostic.error(
                  Code.P0108, line.first().span(), "'" + start + "' needs an action above it")
              .help("put it under a line such as: action refund"));
      return;
    }
    line.eat(start);
    if (start.equals("each")) {
      Word variable = line.name("what rules call one element");
      if (variable == null || !line.want("in")) {
        return;
      }
      Word argument = line.name("an argument's name");
      if (argument == null || !line.end() || isRepeated(line, start, to.each != null)) {
        return;
      }
      to.each = new Declarations.EachWords(variable, argument);
    } else {
      Path path = line.path("a path such as order.customer_id");
      if (path == null || !line.end() || isRepeated(line, start, to.concerns != null)) {
        return;
      }
      to.concerns = path;
    }
  }

  private static boolean isRepeated(Line line, String start, boolean repeated) {
    if (repeated) {
      line.report(
          Diagnostic.error(
              Code.P0801, line.first().span(), "an action has one '" + start + "' line"));
    }
    return repeated;
  }

  private void system(Line line) {
    line.eat("system");
    List<Word> names = line.names("a system's name");
    if (names != null && line.end()) {
      found.systems.addAll(names);
    }
  }

  private void role(Line line) {
    line.eat("role");
    Word name = line.name("a role's name");
    if (name == null) {
      return;
    }
    List<Word> includes = line.eat("includes") ? line.names("a role's name") : List.of();
    if (includes != null && line.end()) {
      found.roles.add(new Declarations.RoleWords(name, includes));
    }
  }

  private void counter(Line line) {
    line.eat("counter");
    Word key = line.name("the counter key's name");
    if (key != null && line.want("is")) {
      Path path = line.path("a path such as customer.id");
      if (path != null && line.end()) {
        found.counters.add(new Declarations.CounterWords(key, path));
      }
    }
  }

  private void identity(Line line) {
    line.eat("identity");
    if (line.want("is")) {
      Path path = line.path("a path such as customer.identity");
      if (path != null && line.end()) {
        found.identities.add(path);
      }
    }
  }

  private void field(Line line) {
    List<Declarations.FieldWords> to = fields;
    if (to == null && !lost) {
      line.report(
          Diagnostic.error(
                  Code.P0108,
                  line.first().span(),
                  "'" + line.first().text() + "' needs a fact, a record or an action above it")
              .help("put it under a line such as: fact order"));
    }
    Declarations.FieldWords field = to == null ? null : FieldParser.read(line);
    if (to != null && field != null) {
      to.add(field);
    }
  }
}
