// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.Declarations.ActionWords;
import dev.waybill.policy.vocabulary.Declarations.CounterWords;
import dev.waybill.policy.vocabulary.Declarations.EnumWords;
import dev.waybill.policy.vocabulary.Declarations.FactWords;
import dev.waybill.policy.vocabulary.Declarations.FieldWords;
import dev.waybill.policy.vocabulary.Declarations.RecordWords;
import dev.waybill.policy.vocabulary.Declarations.RoleWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins the declarations of one file or several, so that every name is there once. What one file
 * says twice is an error; what two files say is joined, and an error if they contradict each other.
 * Not for use by several threads.
 */
final class VocabularyJoin {

  private static final String TWO_IDENTITIES = "there are two paths of the identity";

  private final Problems problems;
  private final Map<String, EnumWords> enums = new LinkedHashMap<>();
  private final Map<String, RecordWords> records = new LinkedHashMap<>();
  private final Map<String, FactWords> facts = new LinkedHashMap<>();
  private final Map<String, ActionWords> actions = new LinkedHashMap<>();
  private final Map<String, Word> systems = new LinkedHashMap<>();
  private final Map<String, RoleWords> roles = new LinkedHashMap<>();
  private final Map<String, CounterWords> counters = new LinkedHashMap<>();
  private @Nullable Path identity;

  private VocabularyJoin(Problems problems) {
    this.problems = problems;
  }

  static Declarations join(List<Declarations> files, Problems problems) {
    VocabularyJoin join = new VocabularyJoin(problems);
    for (Declarations file : files) {
      join.add(file);
    }
    Declarations all = new Declarations(files.get(0).source);
    all.name = files.get(0).name;
    all.enums.addAll(join.enums.values());
    all.records.addAll(join.records.values());
    all.facts.addAll(join.facts.values());
    all.actions.addAll(join.actions.values());
    all.systems.addAll(join.systems.values());
    all.roles.addAll(join.roles.values());
    all.counters.addAll(join.counters.values());
    if (join.identity != null) {
      all.identities.add(join.identity);
    }
    return all;
  }

  private void add(Declarations file) {
    Map<String, Span> types = new HashMap<>();
    for (EnumWords said : file.enums) {
      if (isNew(types, said.name(), "types")) {
        enumeration(said);
      }
    }
    for (RecordWords said : file.records) {
      if (isNew(types, said.name(), "types")) {
        record(said, "a record");
      }
    }
    Map<String, Span> mine = new HashMap<>();
    for (FactWords said : file.facts) {
      RecordWords own = said.own();
      if (isNew(mine, said.name(), "facts")
          && (own == null || isNew(types, said.name(), "types"))) {
        fact(said);
        if (own != null) {
          record(own, "a fact");
        }
      }
    }
    mine = new HashMap<>();
    for (ActionWords said : file.actions) {
      if (isNew(mine, said.name, "actions")) {
        action(said);
      }
    }
    mine = new HashMap<>();
    for (Word said : file.systems) {
      if (isNew(mine, said, "systems")) {
        systems.putIfAbsent(said.name(), said);
      }
    }
    mine = new HashMap<>();
    for (RoleWords said : file.roles) {
      if (isNew(mine, said.name(), "roles")) {
        role(said);
      }
    }
    mine = new HashMap<>();
    for (CounterWords said : file.counters) {
      if (isNew(mine, said.key(), "counter keys")) {
        counter(said);
      }
    }
    Path first = null;
    for (Path said : file.identities) {
      if (first == null) {
        first = said;
        identity(said);
      } else {
        report(said.span(), TWO_IDENTITIES, first.span());
      }
    }
  }

  private boolean isNew(Map<String, Span> mine, Word name, String plural) {
    Span first = mine.putIfAbsent(name.name(), name.span());
    if (first != null) {
      report(name.span(), "two " + plural + " are called '" + name.name() + "'", first);
    }
    return first == null;
  }

  private void enumeration(EnumWords said) {
    List<Word> values = new ArrayList<>();
    Map<String, Span> mine = new HashMap<>();
    for (Word value : said.values()) {
      Span first = mine.putIfAbsent(value.name(), value.span());
      if (first == null) {
        values.add(value);
      } else {
        report(
            value.span(),
            said.name().name() + " has the value '" + value.name() + "' twice",
            first);
      }
    }
    EnumWords other = enums.get(said.name().name());
    if (other == null) {
      if (isNoOtherType(said.name(), "an enum")) {
        enums.put(said.name().name(), new EnumWords(said.name(), said.ordered(), values));
      }
      return;
    }
    if (other.ordered() != said.ordered()
        || (said.ordered() && !names(values).equals(names(other.values())))) {
      report(
          said.name().span(),
          "the enum '" + said.name().name() + "' is ordered differently in two vocabularies",
          other.name().span());
      return;
    }
    List<Word> all = new ArrayList<>(other.values());
    for (Word value : values) {
      if (!names(all).contains(value.name())) {
        all.add(value);
      }
    }
    enums.put(said.name().name(), new EnumWords(other.name(), said.ordered(), all));
  }

  private static List<String> names(List<Word> words) {
    List<String> names = new ArrayList<>();
    for (Word word : words) {
      names.add(word.name());
    }
    return names;
  }

  /** Tells whether no vocabulary has an enum or a record of this name; reports it otherwise. */
  private boolean isNoOtherType(Word name, String kind) {
    EnumWords enumeration = enums.get(name.name());
    RecordWords record = records.get(name.name());
    if (enumeration == null && record == null) {
      return true;
    }
    report(
        name.span(),
        "'" + name.name() + "' is " + kind + " here and something else in another vocabulary",
        enumeration != null ? enumeration.name().span() : requireNonNull(record).name().span());
    return false;
  }

  private void record(RecordWords said, String kind) {
    RecordWords other = records.get(said.name().name());
    if (other == null) {
      if (isNoOtherType(said.name(), kind)) {
        List<FieldWords> own = new ArrayList<>();
        fields(said.name().name(), "attributes", said.fields(), own);
        records.put(said.name().name(), new RecordWords(said.name(), said.shownAs(), own));
      }
      return;
    }
    fields(said.name().name(), "attributes", said.fields(), other.fields());
    Word shownAs = other.shownAs();
    if (shownAs == null) {
      records.put(
          said.name().name(), new RecordWords(other.name(), said.shownAs(), other.fields()));
    } else if (said.shownAs() != null && !shownAs.name().equals(said.shownAs().name())) {
      report(
          said.shownAs().span(),
          said.name().name() + " is shown as two different attributes",
          shownAs.span());
    }
  }

  private void fields(String owner, String plural, List<FieldWords> said, List<FieldWords> to) {
    Map<String, FieldWords> known = new HashMap<>();
    for (FieldWords field : to) {
      known.put(field.name().name(), field);
    }
    Map<String, Span> mine = new HashMap<>();
    for (FieldWords field : said) {
      String name = field.name().name();
      Span first = mine.putIfAbsent(name, field.name().span());
      FieldWords other = known.get(name);
      if (first != null) {
        report(field.name().span(), owner + " has two " + plural + " called '" + name + "'", first);
      } else if (other == null) {
        to.add(field);
      } else if (!field.sameType(other)) {
        report(
            field.span(),
            owner
                + "."
                + name
                + " is "
                + field.typeWords()
                + " here and "
                + other.typeWords()
                + " in another vocabulary",
            other.span());
      } else if (!field.sameRest(other)) {
        report(
            field.span(),
            owner + "." + name + " differs from another vocabulary in what follows its type",
            other.span());
      }
    }
  }

  private void fact(FactWords said) {
    FactWords other = facts.putIfAbsent(said.name().name(), said);
    if (other == null) {
      return;
    }
    String name = said.name().name();
    if (said.fromHost() != other.fromHost()) {
      report(
          said.name().span(),
          name + " is from the host in one vocabulary and not in the other",
          other.name().span());
    }
    Word record = said.record();
    Word otherRecord = other.record();
    if (record == null
        ? otherRecord != null
        : otherRecord == null || !record.name().equals(otherRecord.name())) {
      report(
          said.name().span(),
          name + " is a different record in another vocabulary",
          other.name().span());
    }
  }

  private void action(ActionWords said) {
    String name = said.name.name();
    ActionWords all = actions.get(name);
    if (all == null) {
      all = new ActionWords(said.name);
      actions.put(name, all);
    }
    fields(name, "arguments", said.arguments, all.arguments);
    if (all.each == null) {
      all.each = said.each;
    } else if (said.each != null
        && !(said.each.variable().name().equals(all.each.variable().name())
            && said.each.argument().name().equals(all.each.argument().name()))) {
      report(
          said.each.variable().span(),
          name + " is decided for each of two different things",
          all.each.variable().span());
    }
    if (all.concerns == null) {
      all.concerns = said.concerns;
    } else if (said.concerns != null && !said.concerns.parts().equals(all.concerns.parts())) {
      report(said.concerns.span(), name + " concerns two different paths", all.concerns.span());
    }
  }

  private void role(RoleWords said) {
    RoleWords other = roles.get(said.name().name());
    List<Word> includes = new ArrayList<>(other == null ? List.of() : other.includes());
    for (Word include : said.includes()) {
      if (!names(includes).contains(include.name())) {
        includes.add(include);
      }
    }
    roles.put(
        said.name().name(), new RoleWords(other == null ? said.name() : other.name(), includes));
  }

  private void counter(CounterWords said) {
    CounterWords other = counters.putIfAbsent(said.key().name(), said);
    if (other != null && !said.path().parts().equals(other.path().parts())) {
      report(
          said.path().span(),
          "the counter key '" + said.key().name() + "' has two paths",
          other.path().span());
    }
  }

  private void identity(Path said) {
    Path other = identity;
    if (other == null) {
      identity = said;
    } else if (!said.parts().equals(other.parts())) {
      report(said.span(), TWO_IDENTITIES, other.span());
    }
  }

  private void report(Span span, String title, Span first) {
    problems.add(
        Diagnostic.error(Code.P0801, span, title).note("note", "the first one is here", first));
  }
}
