// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.Declarations.ActionWords;
import dev.waybill.policy.vocabulary.Declarations.EnumWords;
import dev.waybill.policy.vocabulary.Declarations.FactWords;
import dev.waybill.policy.vocabulary.Declarations.FieldWords;
import dev.waybill.policy.vocabulary.Declarations.RecordWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the types that declarations name. Names that are not there are not reported if lines
 * were lost before, because they may have stood there. Not for use by several threads.
 */
final class VocabularyLinker {

  /** How deep records may lie in records. */
  private static final int DEEPEST = 8;

  /** How many attributes a record may have, those of the records in it included. */
  private static final int MOST_ATTRIBUTES = 1_000;

  private final Declarations all;
  private final Problems problems;
  private final boolean complete;
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, RecordWords> records = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final List<String> open = new ArrayList<>();

  VocabularyLinker(Declarations all, Problems problems) {
    this.all = all;
    this.problems = problems;
    this.complete = !problems.hasErrors();
  }

  Map<String, Type.Enumeration> enums() {
    types.putAll(TypeNames.SIMPLE);
    Map<String, Type.Enumeration> enums = new LinkedHashMap<>();
    for (EnumWords said : all.enums) {
      if (!checkTypeName(said.name())) {
        continue;
      }
      List<String> values = new ArrayList<>();
      for (Word value : said.values()) {
        values.add(value.name());
      }
      Type.Enumeration type = new Type.Enumeration(said.name().name(), values, said.ordered());
      enums.put(said.name().name(), type);
      types.put(said.name().name(), type);
    }
    for (RecordWords said : all.records) {
      if (checkTypeName(said.name())) {
        records.put(said.name().name(), said);
      }
    }
    return enums;
  }

  private boolean checkTypeName(Word name) {
    boolean free = !TypeNames.isOfTheLanguage(name.name());
    if (!free) {
      problems.add(
          Diagnostic.error(
              Code.P0801, name.span(), "'" + name.name() + "' is a type of every vocabulary"));
    }
    return free;
  }

  Map<String, FactType> facts() {
    Map<String, FactType> facts = new LinkedHashMap<>();
    for (FactWords said : all.facts) {
      Word name = said.record() == null ? said.name() : said.record();
      Type type = type(name);
      if (type instanceof Type.Structure record) {
        facts.put(said.name().name(), new FactType(said.name().name(), record, said.fromHost()));
      } else if (type != null) {
        problems.add(
            Diagnostic.error(
                Code.P0801, name.span(), "a fact is a record, and '" + name.name() + "' is none"));
      }
    }
    return facts;
  }

  Map<String, ActionType> actions() {
    Map<String, ActionType> actions = new LinkedHashMap<>();
    Map<String, FieldWords> arguments = new HashMap<>();
    for (ActionWords said : all.actions) {
      String name = said.name.name();
      for (FieldWords field : said.arguments) {
        FieldWords first = arguments.putIfAbsent(field.name().name(), field);
        if (first != null) {
          checkSame(field, first, name);
        }
      }
      Map<String, Attribute> own = attributes(said.arguments);
      Declarations.EachWords each = said.each;
      actions.put(
          name,
          new ActionType(
              name,
              own,
              each != null && isListOf(each, own, name)
                  ? new ActionType.Each(each.variable().name(), each.argument().name())
                  : null,
              said.concerns == null ? null : said.concerns.dotted()));
    }
    return actions;
  }

  private void checkSame(FieldWords field, FieldWords first, String action) {
    if (!field.sameType(first)) {
      problems.add(
          Diagnostic.error(
                  Code.P0801,
                  field.span(),
                  "the argument '"
                      + field.name().name()
                      + "' is "
                      + field.typeWords()
                      + " here and "
                      + first.typeWords()
                      + " in another action")
              .note("note", "the other one is here", first.span())
              .note("why", "an argument has one type, so that a rule can cover several actions")
              .help("give the argument of " + action + " a name of its own"));
    } else if (field.visibility() != first.visibility() || field.freeText() != first.freeText()) {
      problems.add(
          Diagnostic.error(
                  Code.P0801,
                  field.span(),
                  "the argument '"
                      + field.name().name()
                      + "' differs from that of another action in what follows its type")
              .note("note", "the other one is here", first.span()));
    }
  }

  private boolean isListOf(Declarations.EachWords each, Map<String, Attribute> own, String action) {
    Attribute argument = own.get(each.argument().name());
    if (argument == null) {
      reportUnknown(
          each.argument(),
          action + " has no argument '" + each.argument().name() + "'",
          own.keySet());
      return false;
    }
    if (!(argument.type() instanceof Type.ListOf)) {
      problems.add(
          Diagnostic.error(
              Code.P0801,
              each.argument().span(),
              "'" + each.argument().name() + "' is no list, so it has no elements"));
      return false;
    }
    return true;
  }

  /** Looks at the records that no fact and no argument has, for what is wrong in them too. */
  void others() {
    for (RecordWords said : all.records) {
      boolean unused =
          records.containsKey(said.name().name()) && !sizes.containsKey(said.name().name());
      if (unused && type(said.name()) != null && complete) {
        problems.add(
            Diagnostic.warning(
                Code.P0801,
                said.name().span(),
                "no fact and no action uses the record '" + said.name().name() + "'"));
      }
    }
  }

  private @Nullable Type type(Word name) {
    Type known = types.get(name.name());
    if (known != null) {
      return known;
    }
    RecordWords record = records.get(name.name());
    if (record != null) {
      return structure(record, name.span());
    }
    List<String> candidates = new ArrayList<>(types.keySet());
    candidates.addAll(records.keySet());
    reportUnknown(name, "there is no type '" + name.name() + "'", candidates);
    return null;
  }

  private @Nullable Type structure(RecordWords said, Span use) {
    String name = said.name().name();
    if (open.contains(name)) {
      String way = String.join(" has ", open.subList(open.indexOf(name), open.size()));
      refuse(Code.P0801, use, "a record cannot contain itself: " + way + " has " + name);
      return null;
    }
    if (open.size() == DEEPEST) {
      refuse(Code.P0110, use, "records lie more than " + DEEPEST + " deep in each other");
      return null;
    }
    if (sizes.containsKey(name)) {
      return null;
    }
    open.add(name);
    Map<String, Attribute> attributes = attributes(said.fields());
    open.remove(open.size() - 1);
    int size = attributes.size();
    for (FieldWords field : said.fields()) {
      size += sizes.getOrDefault(field.type().name(), 0);
    }
    sizes.put(name, size);
    if (size > MOST_ATTRIBUTES) {
      refuse(
          Code.P0110,
          said.name().span(),
          name
              + " has more than "
              + MOST_ATTRIBUTES
              + " attributes, counting those of the records in it");
      return null;
    }
    if (said.fields().isEmpty() && complete) {
      refuse(Code.P0801, said.name().span(), name + " has no attributes");
      return null;
    }
    Word shownAs = said.shownAs();
    boolean shown = shownAs != null && isShown(shownAs, name, attributes);
    Type.Structure type =
        new Type.Structure(name, attributes, shown && shownAs != null ? shownAs.name() : null);
    types.put(name, type);
    return type;
  }

  private boolean isShown(Word shownAs, String record, Map<String, Attribute> attributes) {
    Attribute attribute = attributes.get(shownAs.name());
    if (attribute == null) {
      reportUnknown(
          shownAs, record + " has no attribute '" + shownAs.name() + "'", attributes.keySet());
      return false;
    }
    if (attribute.type() instanceof Type.Structure || attribute.type() instanceof Type.ListOf) {
      refuse(
          Code.P0801,
          shownAs.span(),
          "a record is shown as a plain value, not as a list or record");
      return false;
    }
    return true;
  }

  private Map<String, Attribute> attributes(List<FieldWords> fields) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (FieldWords field : fields) {
      Type type = type(field.type());
      if (field.freeText() && type != null && type != Type.Simple.TEXT) {
        refuse(Code.P0801, field.span(), "only a text can be free text");
      }
      if (type != null) {
        attributes.put(
            field.name().name(),
            new Attribute(
                field.name().name(),
                field.list() ? new Type.ListOf(type) : type,
                field.visibility(),
                field.optional(),
                field.freeText()));
      }
    }
    return attributes;
  }

  private void refuse(Code code, Span span, String title) {
    problems.add(Diagnostic.error(code, span, title));
  }

  private void reportUnknown(Word name, String title, Iterable<String> candidates) {
    if (!complete) {
      return;
    }
    Diagnostic problem = Diagnostic.error(Code.P0801, name.span(), title);
    String nearest = Nearest.to(name.name(), candidates);
    problems.add(
        nearest == null
            ? problem
            : problem
                .help("did you mean " + nearest + "?")
                .fix(new Diagnostic.Fix(name.span(), nearest)));
  }
}
