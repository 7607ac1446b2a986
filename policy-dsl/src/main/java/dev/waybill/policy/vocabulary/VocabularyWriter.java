// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a vocabulary as its canonical text: what {@link VocabularyReader} reads back is equal to
 * it, and two texts of equal vocabularies in equal order are equal, byte for byte.
 */
public final class VocabularyWriter {

  private final StringBuilder out = new StringBuilder(4_096);
  private final Vocabulary vocabulary;
  private final Map<String, Type> types = new LinkedHashMap<>();

  private VocabularyWriter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Writes a vocabulary.
   *
   * @param vocabulary the vocabulary
   * @return its canonical text; every line ends with a line feed
   * @throws IllegalArgumentException if a name in it is not one the text format has, or one name
   *     stands for two types
   */
  public static String write(Vocabulary vocabulary) {
    VocabularyWriter writer = new VocabularyWriter(vocabulary);
    writer.all();
    return writer.out.toString();
  }

  private void all() {
    header();
    for (Type.Enumeration type : vocabulary.enums().values()) {
      enumeration(type);
    }
    names("system ", vocabulary.systems());
    for (Map.Entry<String, List<String>> role : vocabulary.roles().entrySet()) {
      name(out.append("role "), role.getKey());
      names(" includes ", role.getValue());
      if (role.getValue().isEmpty()) {
        out.append('\n');
      }
    }
    for (FactType fact : vocabulary.facts().values()) {
      if (fact.name().equals(fact.type().name())) {
        types.put(fact.name(), fact.type());
      }
    }
    for (FactType fact : vocabulary.facts().values()) {
      records(fact.type());
      fact(fact);
    }
    for (ActionType action : vocabulary.actions().values()) {
      for (Attribute argument : action.arguments().values()) {
        records(argument.type());
      }
      action(action);
    }
    for (Map.Entry<String, String> counter : vocabulary.counters().entrySet()) {
      name(out.append("counter "), counter.getKey());
      path(" is ", counter.getValue());
    }
    if (vocabulary.identity() != null) {
      path("identity is ", vocabulary.identity());
    }
  }

  private void header() {
    String name = vocabulary.name();
    if (name.isBlank() || name.indexOf('"') >= 0 || name.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "a vocabulary's name must not be blank and have no quotes or line feeds");
    }
    out.append("vocabulary \"").append(name).append("\"\n");
  }

  private void enumeration(Type.Enumeration type) {
    if (TypeNames.isOfTheLanguage(type.name())) {
      throw new IllegalArgumentException("two types are called " + type.name());
    }
    types.put(type.name(), type);
    out.append(type.ordered() ? "ordered enum " : "enum ");
    name(out, type.name());
    if (type.values().isEmpty()) {
      throw new IllegalArgumentException("an enum needs a value: " + type.name());
    }
    names(" is ", type.values());
  }

  private void fact(FactType fact) {
    name(out.append("fact "), fact.name());
    boolean own = fact.name().equals(fact.type().name());
    if (!own) {
      name(out.append(" is "), fact.type().name());
    }
    out.append(fact.fromHost() ? " from host" : "");
    if (own) {
      attributes(fact.type());
    } else {
      out.append('\n');
    }
  }

  /** Writes the records of a type that were not written yet, those in others first. */
  private void records(Type type) {
    if (type instanceof Type.ListOf list) {
      records(list.element());
    } else if (type instanceof Type.Structure record) {
      Type known = types.putIfAbsent(record.name(), record);
      boolean two = known != null && !known.equals(record);
      if (two || TypeNames.isOfTheLanguage(record.name())) {
        throw new IllegalArgumentException("two types are called " + record.name());
      }
      for (Attribute attribute : record.attributes().values()) {
        records(attribute.type());
      }
      if (known == null) {
        name(out.append("record "), record.name());
        attributes(record);
      }
    } else if (type instanceof Type.Enumeration enumeration) {
      Type known = types.get(enumeration.name());
      if (known == null) {
        enumeration(enumeration);
      } else if (!known.equals(enumeration)) {
        throw new IllegalArgumentException("two types are called " + enumeration.name());
      }
    }
  }

  private void attributes(Type.Structure record) {
    if (record.shownAs() != null) {
      name(out.append(" shown as "), record.shownAs());
    }
    out.append('\n');
    for (Attribute attribute : record.attributes().values()) {
      field(attribute);
    }
  }

  private void action(ActionType action) {
    name(out.append("action "), action.name());
    out.append('\n');
    for (Attribute argument : action.arguments().values()) {
      field(argument);
    }
    ActionType.Each each = action.each();
    if (each != null) {
      name(out.append("  each "), each.variable());
      name(out.append(" in "), each.argument());
      out.append('\n');
    }
    if (action.concerns() != null) {
      path("  concerns ", action.concerns());
    }
  }

  private void field(Attribute attribute) {
    name(out.append("  "), attribute.name());
    out.append(": ");
    if (attribute.type() instanceof Type.ListOf) {
      out.append("list of ");
    }
    out.append(TypeNames.of(attribute.type()));
    out.append(
        switch (attribute.visibility()) {
          case PUBLIC -> " public";
          case INTERNAL -> "";
          case SECRET -> " secret";
        });
    out.append(attribute.optional() ? " optional" : "");
    out.append(attribute.freeText() ? " free text\n" : "\n");
  }

  /**
   * Writes names with commas between them and a line feed after them; nothing if there are none.
   */
  private void names(String before, Collection<String> names) {
    String between = before;
    for (String name : names) {
      name(out.append(between), name);
      between = ", ";
    }
    if (!names.isEmpty()) {
      out.append('\n');
    }
  }

  private void path(String before, String path) {
    out.append(before);
    int start = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
      name(out, path.substring(start, dot));
      out.append('.');
      start = dot + 1;
    }
    name(out, path.substring(start));
    out.append('\n');
  }

  private static void name(StringBuilder to, @Nullable String name) {
    if (name == null || !Line.isName(name, 0, name.length())) {
      throw new IllegalArgumentException(
          "a name has letters a to z, digits and _, and does not start with a digit: " + name);
    }
    to.append(name);
  }
}
