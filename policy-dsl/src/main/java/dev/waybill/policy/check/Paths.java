// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what a path leads to, by the vocabulary. */
final class Paths {

  private final Vocabulary vocabulary;
  private final Places places;
  private final Problems problems;
  private final Map<String, Attribute> arguments = new LinkedHashMap<>();
  private final Map<String, ActionType.Each> elements = new LinkedHashMap<>();
  private final Map<String, Place> known = new HashMap<>();

  Paths(Vocabulary vocabulary, Places places, Problems problems) {
    this.vocabulary = vocabulary;
    this.places = places;
    this.problems = problems;
    for (ActionType action : vocabulary.actions().values()) {
      for (Map.Entry<String, Attribute> argument : action.arguments().entrySet()) {
        arguments.putIfAbsent(argument.getKey(), argument.getValue());
      }
      ActionType.Each each = action.each();
      if (each != null) {
        elements.putIfAbsent(each.variable(), each);
      }
    }
  }

  /** The place of a path; reports what it cannot find. */
  Place of(Path path, Scope scope) {
    return of(path.parts(), path.span(), scope);
  }

  /** The place of a path of the vocabulary, such as the value of a counter key. */
  Place of(String dotted, Span span, Scope scope) {
    return of(Arrays.asList(dotted.split("\\.", -1)), span, scope);
  }

  /** Tells whether a single name is a variable or a fact here. */
  boolean isName(String name, Scope scope) {
    return scope.local(name) != null
        || element(name, scope) != null
        || vocabulary.facts().containsKey(name);
  }

  private Place of(List<String> parts, Span span, Scope scope) {
    String head = parts.get(0);
    Variable local = scope.local(head);
    if (local != null) {
      return inElement(local, parts, span);
    }
    if (head.equals("request")) {
      return argument(parts, span, scope);
    }
    if (head.equals("subject") && !vocabulary.facts().containsKey(head)) {
      return subject(parts, span, scope);
    }
    ActionType.Each each = element(head, scope);
    if (each != null) {
      scope.mentions.elements.putIfAbsent(head, span);
      ListSlot list = elementList(each);
      return list == null ? Place.NOWHERE : inElement(places.element(head, list), parts, span);
    }
    FactType fact = vocabulary.facts().get(head);
    if (fact == null) {
      problems.add(noSuch(head, span, scope));
      return Place.NOWHERE;
    }
    if (!fact.fromHost()) {
      scope.mentions.facts.putIfAbsent(head, span);
    }
    return fact(fact, parts, span);
  }

  private Place fact(FactType fact, List<String> parts, Span span) {
    String dotted = parts.size() == 1 ? fact.name() : String.join(".", parts);
    Place found = known.get(dotted);
    if (found == null) {
      Attribute whole = new Attribute(fact.name(), fact.type(), Visibility.PUBLIC, false, false);
      if (parts.size() == 1) {
        found = new Place.Whole(dotted, "", whole, fact.type(), true, null);
      } else {
        Attribute attribute = walk(whole, parts, 1, span);
        found = attribute == null ? Place.NOWHERE : places.place(dotted, "", attribute, null);
      }
      if (!(found instanceof Place.Nowhere)) {
        known.put(dotted, found);
      }
    }
    return found;
  }

  private Place argument(List<String> parts, Span span, Scope scope) {
    if (parts.size() == 1) {
      problems.add(
          Diagnostic.error(Code.P0201, span, "'request' alone is no value")
              .help("say which argument, such as request.amount"));
      return Place.NOWHERE;
    }
    String name = parts.get(1);
    Attribute attribute = arguments.get(name);
    if (attribute == null) {
      Diagnostic problem =
          Diagnostic.error(Code.P0201, span, "no action has an argument '" + name + "'");
      problems.add(Suggestions.didYouMean(problem, "request.", name, arguments.keySet()));
      return Place.NOWHERE;
    }
    scope.mentions.arguments.putIfAbsent(name, span);
    String dotted = String.join(".", parts);
    Place found = known.get(dotted);
    if (found == null) {
      Attribute last = walk(attribute, parts, 2, span);
      if (last == null) {
        return Place.NOWHERE;
      }
      found = places.place(dotted, "", last, null);
      known.put(dotted, found);
    }
    return found;
  }

  /** The path that the action concerns; {@code subject} stands for all of it but its last name. */
  private Place subject(List<String> parts, Span span, Scope scope) {
    if (scope.mentions.subject == null) {
      scope.mentions.subject = span;
    }
    String concerns = scope.subject;
    if (concerns == null) {
      return Place.NOWHERE;
    }
    String last = concerns.substring(concerns.lastIndexOf('.') + 1);
    if (parts.size() != 2 || !parts.get(1).equals(last)) {
      String written = String.join(".", parts);
      problems.add(
          Diagnostic.error(Code.P0201, span, "there is no " + written + " here")
              .label("the action concerns " + concerns)
              .help("write subject." + last));
      return Place.NOWHERE;
    }
    return of(concerns, span, scope);
  }

  private Place inElement(Variable of, List<String> parts, Span span) {
    Type element = of.list().element();
    Attribute list = listAttribute(of.list().path());
    // Of a record its attributes say who may hear them; what has none is as its list.
    Visibility visibility =
        element instanceof Type.Structure ? Visibility.PUBLIC : list.visibility();
    Attribute whole = new Attribute(of.name(), element, visibility, false, list.freeText());
    Attribute attribute = parts.size() == 1 ? whole : walk(whole, parts, 1, span);
    if (attribute == null) {
      return Place.NOWHERE;
    }
    if (attribute.type() instanceof Type.ListOf) {
      problems.add(
          Diagnostic.error(Code.P0309, span, "a list inside a list cannot be read")
              .help("ask your engineers for a list of its own"));
      return Place.NOWHERE;
    }
    String inside = parts.size() == 1 ? "" : String.join(".", parts.subList(1, parts.size()));
    return places.place(String.join(".", parts), inside, attribute, of);
  }

  /** What the vocabulary says of a list, given its path. */
  private Attribute listAttribute(String path) {
    Place found = known.get(path);
    if (found instanceof Place.Many many) {
      return many.attribute();
    }
    throw new IllegalStateException("a list is known before its elements: " + path);
  }

  private @Nullable ListSlot elementList(ActionType.Each each) {
    String path = "request." + each.argument();
    Place found = known.get(path);
    if (found == null) {
      Attribute attribute = arguments.get(each.argument());
      if (attribute == null) {
        return null;
      }
      found = places.place(path, "", attribute, null);
      known.put(path, found);
    }
    return found instanceof Place.Many many ? many.list() : null;
  }

  /** The variable of an action's elements; null if it has no such list. */
  @Nullable Variable element(ActionType.Each each) {
    ListSlot list = elementList(each);
    return list == null ? null : places.element(each.variable(), list);
  }

  /** The path of the first attribute of a fact with the type of an argument; null for none. */
  @Nullable String ofSameType(String fact, String argument) {
    FactType type = vocabulary.facts().get(fact);
    Attribute wanted = arguments.get(argument);
    if (type == null || wanted == null) {
      return null;
    }
    for (Attribute attribute : type.type().attributes().values()) {
      if (attribute.type().equals(wanted.type())) {
        return fact + "." + attribute.name();
      }
    }
    return null;
  }

  /** The element a name stands for: of an action of the rule, outside of rules of any action. */
  private ActionType.@Nullable Each element(String name, Scope scope) {
    ActionType.Each each = elements.get(name);
    List<ActionType> actions = scope.actions;
    if (each == null || actions == null) {
      return each;
    }
    for (ActionType action : actions) {
      ActionType.Each own = action.each();
      if (own != null && own.variable().equals(name)) {
        return own;
      }
    }
    return null;
  }

  private @Nullable Attribute walk(Attribute outer, List<String> parts, int from, Span span) {
    Attribute at = outer;
    for (int i = from; i < parts.size(); i++) {
      String name = parts.get(i);
      String before = String.join(".", parts.subList(0, i));
      if (!(at.type() instanceof Type.Structure record)) {
        problems.add(
            Diagnostic.error(Code.P0201, span, before + " has no attributes")
                .label(before + " is " + Suggestions.shortWords(at.type())));
        return null;
      }
      Attribute next = record.attributes().get(name);
      if (next == null) {
        Diagnostic problem =
            Diagnostic.error(Code.P0201, span, before + " has no attribute '" + name + "'");
        String rest =
            i + 1 < parts.size() ? "." + String.join(".", parts.subList(i + 1, parts.size())) : "";
        problems.add(
            Suggestions.didYouMean(
                problem, before + ".", name, record.attributes().keySet(), rest));
        return null;
      }
      at = Places.stricter(at, next);
    }
    return at;
  }

  /** Says that a name is nothing the policy knows. */
  Diagnostic noSuch(String name, Span span, Scope scope) {
    if (elements.containsKey(name)) {
      return Diagnostic.error(Code.P0411, span, "there is no " + name + " here")
          .label("none of these actions is decided for each " + name);
    }
    List<String> all = new ArrayList<>(vocabulary.facts().keySet());
    all.addAll(elements.keySet());
    if (!span.text().contains(".")) {
      all.addAll(scope.names.all());
    }
    all.add("request");
    Diagnostic problem = Diagnostic.error(Code.P0201, span, "there is no '" + name + "'");
    int dot = span.text().indexOf('.');
    String rest = dot < 0 ? "" : span.text().substring(dot);
    return Suggestions.didYouMean(problem, "", name, all, rest);
  }
}
