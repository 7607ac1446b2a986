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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads vocabularies from text ({@code *.vocab}).
 *
 * <p>A vocabulary has one statement a line; indentation means nothing, {@code #} starts a comment,
 * and a line that ends with a comma goes on in the next one. A line {@code name: type} belongs to
 * the record, fact or action above it; every other line starts with its keyword:
 *
 * <pre>
 * vocabulary "my-shop/1"
 * enum order_state is placed, paid, shipped
 * ordered enum tier is standard, silver, gold
 * system oms, crm
 * role team_lead
 * role supervisor includes team_lead
 * record address shown as line          # the attribute that stands for the record in messages
 *   line: text public
 *   country: text
 * record item
 *   name: text public
 * fact order
 *   id: id public                       # may appear in a message to the customer
 *   customer_id: id
 *   note: text optional free text       # people write into it: never an origin of an argument
 *   ship_to: address
 * fact billing_address is address       # a fact that is a record
 * fact turn from host                   # the host knows it itself; it needs no trust
 *   has_reply: yes/no
 * counter order is order.id
 * identity is customer.identity
 * action refund
 *   order_id: id public
 *   items: list of item
 *   each item in items                  # decided for each of the items
 *   concerns order.customer_id          # or an argument: request.customer_id
 * </pre>
 *
 * <p>The types are {@code money}, {@code number}, {@code percent}, {@code date}, {@code instant},
 * {@code length}, {@code yes/no}, {@code text}, {@code id}, {@code email}, {@code phone}, the enums
 * and records of the file (a fact with attributes is a record of its name too), and {@code list of}
 * one of them. After the type: {@code public}, {@code internal} or {@code secret} ({@code internal}
 * if it is not said, so that nothing leaks by being forgotten), {@code optional}, {@code free
 * text}.
 */
public final class VocabularyReader {

  private static final int MOST_CHARACTERS = 1_000_000;

  private VocabularyReader() {}

  /**
   * Reads a vocabulary. Never throws for what the text says.
   *
   * @param source the text; at most 1,000,000 characters
   * @return the vocabulary, or all that is wrong with it
   */
  public static ReadVocabulary read(Source source) {
    return read(List.of(source));
  }

  /** Reads several texts as one vocabulary. */
  static ReadVocabulary read(List<Source> sources) {
    Problems problems = new Problems();
    List<Declarations> files = new ArrayList<>();
    for (Source source : sources) {
      if (source.text().length() > MOST_CHARACTERS) {
        problems.add(
            Diagnostic.error(
                Code.P0110,
                new Span(source, 0, 0),
                "a vocabulary has at most 1,000,000 characters"));
      } else {
        files.add(VocabularyParser.parse(source, problems));
      }
    }
    if (files.size() < sources.size()) {
      return new ReadVocabulary(null, problems.inOrder());
    }
    Vocabulary read = link(VocabularyJoin.join(files, problems), name(files), problems);
    return new ReadVocabulary(problems.hasErrors() ? null : read, problems.inOrder());
  }

  private static Vocabulary link(Declarations all, String name, Problems problems) {
    boolean complete = !problems.hasErrors();
    VocabularyLinker linker = new VocabularyLinker(all, problems);
    Map<String, Type.Enumeration> enums = linker.enums();
    Map<String, FactType> facts = linker.facts();
    Map<String, ActionType> actions = linker.actions();
    linker.others();
    Set<String> systems = new HashSet<>();
    for (Word system : all.systems) {
      systems.add(system.name());
    }
    Map<String, List<String>> roles = new LinkedHashMap<>();
    for (Declarations.RoleWords role : all.roles) {
      List<String> includes = new ArrayList<>();
      for (Word include : role.includes()) {
        includes.add(include.name());
      }
      roles.put(role.name().name(), List.copyOf(includes));
    }
    Map<String, String> counters = new LinkedHashMap<>();
    for (Declarations.CounterWords counter : all.counters) {
      counters.put(counter.key().name(), counter.path().dotted());
    }
    List<Path> identities = all.identities;
    Vocabulary vocabulary =
        new Vocabulary(
            name,
            enums,
            facts,
            actions,
            systems,
            roles,
            counters,
            identities.isEmpty() ? null : identities.get(0).dotted());
    new VocabularyChecks(all, vocabulary, problems, complete).check();
    return vocabulary;
  }

  private static String name(List<Declarations> files) {
    StringBuilder names = new StringBuilder();
    for (Declarations file : files) {
      Text name = file.name;
      if (name != null) {
        names.append(names.length() == 0 ? "" : " + ").append(name.value());
      }
    }
    return names.toString();
  }
}
