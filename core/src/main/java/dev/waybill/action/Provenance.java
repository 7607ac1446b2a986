// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Identity;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the value of an argument is found: in the customer's own words, in what a system of record
 * gave, in free text inside a system, or nowhere, which makes it the agent's own idea. Found means
 * that the value itself stands there, in the canonical form of its type; nobody's word is taken for
 * it.
 *
 * <p>A list is found where all its elements are. A record with an {@code id} is found where its id
 * is, since everything else of it is the system's, see {@link Completion}; any other record where
 * all its parts are. Yes and no are never found, since no word stands for them, and do not keep a
 * record from being found; neither does the country of an address that is the country of an address
 * a system gave. Immutable.
 */
final class Provenance {

  private static final Label AGENT = new Label("agent", false, true, null);

  private final Vocabulary vocabulary;
  private final Dialogue dialogue;
  private final List<Leaf> trusted = new ArrayList<>();
  private final List<Leaf> freeText = new ArrayList<>();

  /** A value without parts that a system gave. */
  private record Leaf(String name, Value value, Label label) {}

  Provenance(Vocabulary vocabulary, Dialogue dialogue, List<Fact> facts) {
    this.vocabulary = requireNonNull(vocabulary, "vocabulary");
    this.dialogue = requireNonNull(dialogue, "dialogue");
    for (Fact fact : facts) {
      FactType type = vocabulary.facts().get(fact.name());
      if (type != null) {
        gather(fact.name(), fact.value(), type.type(), false, fact);
      }
    }
  }

  private void gather(String path, Value value, Type type, boolean free, Fact fact) {
    if (value instanceof Value.Fields fields && type instanceof Type.Structure structure) {
      fields
          .attributes()
          .forEach(
              (name, part) -> {
                Attribute attribute = structure.attributes().get(name);
                if (attribute != null) {
                  boolean people = free || attribute.freeText();
                  gather(path + "." + name, part, attribute.type(), people, fact);
                }
              });
    } else if (value instanceof Value.Items items && type instanceof Type.ListOf list) {
      items.items().forEach(item -> gather(path, item, list.element(), free, fact));
    } else if (!(value instanceof Value.Absent)) {
      String evidence = fact.evidence().isEmpty() ? null : fact.evidence().get(0);
      String name = free ? path : fact.system();
      Label label = new Label(name, false, fact.inThisConversation(), evidence);
      (free ? freeText : trusted).add(new Leaf(path, value, label));
    }
  }

  /**
   * The places where an argument is found.
   *
   * @param action the action
   * @param argument the argument's name
   * @param value its value
   * @return one list of labels or more, each of them true by itself, the customer's words first; an
   *     argument found nowhere has the label {@code agent}
   */
  List<List<Label>> origins(String action, String argument, Value value) {
    var type = vocabulary.actions().get(action);
    Attribute attribute = type == null ? null : type.arguments().get(argument);
    if (attribute == null || value instanceof Value.Absent) {
      return List.of(List.of(AGENT));
    }
    List<Set<Label>> parts = new ArrayList<>();
    parts(argument, value, attribute.type(), parts);
    if (parts.isEmpty()) {
      return List.of(List.of(AGENT));
    }
    Set<Label> everywhere = new LinkedHashSet<>(parts.get(0));
    parts.forEach(everywhere::retainAll);
    if (!everywhere.isEmpty()) {
      return everywhere.stream().map(List::of).toList();
    }
    Set<Label> together = new LinkedHashSet<>();
    parts.forEach(labels -> together.add(labels.isEmpty() ? AGENT : labels.iterator().next()));
    return List.of(List.copyOf(together));
  }

  /** Adds, for each part of the value, the places where it is found. */
  private void parts(String name, Value value, Type type, List<Set<Label>> parts) {
    if (value instanceof Value.Fields fields && type instanceof Type.Structure structure) {
      Attribute id = structure.attributes().get("id");
      if (id != null) {
        parts.add(found(fields.attributes().getOrDefault("id", Value.ABSENT), id.type()));
        return;
      }
      fields
          .attributes()
          .forEach(
              (part, inner) -> {
                Attribute attribute = structure.attributes().get(part);
                parts(part, inner, attribute == null ? type : attribute.type(), parts);
              });
    } else if (value instanceof Value.Items items && type instanceof Type.ListOf list) {
      items.items().forEach(item -> parts(name, item, list.element(), parts));
    } else if (!(value instanceof Value.YesNo || value instanceof Value.Absent)
        && !isKnownCountry(name, value)) {
      parts.add(found(value, type));
    }
  }

  /** An address keeps its country unless the customer names another. */
  private boolean isKnownCountry(String name, Value value) {
    return name.equals("country")
        && trusted.stream()
            .anyMatch(leaf -> leaf.name().endsWith(".country") && leaf.value().equals(value));
  }

  private Set<Label> found(Value value, Type type) {
    Set<Label> labels = new LinkedHashSet<>();
    Mentions mentions = new Mentions(value, type);
    customer(mentions, true, labels);
    customer(mentions, false, labels);
    for (Leaf leaf : trusted) {
      if (mentions.is(leaf.value())) {
        labels.add(leaf.label());
      }
    }
    if (labels.isEmpty()) {
      for (Leaf leaf : freeText) {
        if (leaf.value() instanceof Value.Text text && mentions.in(text.text())) {
          labels.add(leaf.label());
        }
      }
    }
    return labels;
  }

  /** The last message that says it counts. */
  private void customer(Mentions mentions, boolean verified, Set<Label> labels) {
    for (int i = dialogue.said().size() - 1; i >= 0; i--) {
      Utterance said = dialogue.said().get(i);
      boolean sure = said.level().compareTo(Identity.Level.VERIFIED) >= 0;
      if (sure == verified && mentions.in(said.text())) {
        labels.add(new Label("customer", verified, true, said.messageId()));
      }
    }
  }
}
