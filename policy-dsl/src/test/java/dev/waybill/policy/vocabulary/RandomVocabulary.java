// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Makes consistent vocabularies by chance. */
final class RandomVocabulary {

  private final Random random;
  private final Map<String, Type.Enumeration> enums = new LinkedHashMap<>();
  private final List<Type> types = new ArrayList<>(List.of(Type.Simple.values()));
  private final Map<String, Type> arguments = new LinkedHashMap<>();

  private RandomVocabulary(Random random) {
    this.random = random;
  }

  static Vocabulary next(Random random) {
    return new RandomVocabulary(random).make();
  }

  private Vocabulary make() {
    Type.Enumeration level = new Type.Enumeration("level", List.of("none", "verified"), true);
    enums.put("level", level);
    for (int i = random.nextInt(4); i > 0; i--) {
      List<String> values = new ArrayList<>();
      for (int j = random.nextInt(5); j >= 0; j--) {
        values.add("v" + j);
      }
      enums.put("e" + i, new Type.Enumeration("e" + i, values, random.nextBoolean()));
    }
    types.addAll(enums.values());
    for (int i = random.nextInt(4); i > 0; i--) {
      types.add(record("r" + i));
    }
    Map<String, FactType> facts = new LinkedHashMap<>();
    Map<String, Attribute> who = new LinkedHashMap<>(record("who").attributes());
    who.put("id", attribute("id", Type.Simple.ID));
    who.put("level", attribute("level", level));
    facts.put("who", new FactType("who", new Type.Structure("who", who, null), false));
    for (int i = random.nextInt(5); i > 0; i--) {
      Type.Structure type = record("f" + i);
      facts.put("f" + i, new FactType("f" + i, type, random.nextBoolean()));
      types.add(type);
      Type other = types.get(random.nextInt(types.size()));
      if (other instanceof Type.Structure known) {
        facts.put("g" + i, new FactType("g" + i, known, random.nextBoolean()));
      }
    }
    Map<String, ActionType> actions = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      actions.put("act" + i, action("act" + i));
    }
    Map<String, List<String>> roles = new LinkedHashMap<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      roles.put("role" + i, i == 0 || random.nextBoolean() ? List.of() : List.of("role" + (i - 1)));
    }
    Set<String> systems = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      systems.add("s" + i);
    }
    return new Vocabulary(
        "random/" + random.nextInt(9),
        enums,
        facts,
        actions,
        systems,
        roles,
        random.nextBoolean() ? Map.of() : Map.of("who", "who.id"),
        random.nextBoolean() ? null : "who.level");
  }

  private ActionType action(String name) {
    Map<String, Attribute> own = new LinkedHashMap<>();
    ActionType.Each each = null;
    for (int i = random.nextInt(5); i > 0; i--) {
      String argument = "a" + random.nextInt(8);
      Type type = arguments.computeIfAbsent(argument, a -> anyType());
      own.put(
          argument, new Attribute(argument, type, Visibility.PUBLIC, random.nextBoolean(), false));
      if (type instanceof Type.ListOf) {
        each = new ActionType.Each("each_" + argument, argument);
      }
    }
    return new ActionType(name, own, each, random.nextBoolean() ? null : "who.id");
  }

  private Type.Structure record(String name) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    String shown = null;
    for (int i = random.nextInt(4); i >= 0; i--) {
      Attribute attribute = attribute("x" + i, anyType());
      attributes.put(attribute.name(), attribute);
      if (attribute.type() instanceof Type.Simple && random.nextBoolean()) {
        shown = attribute.name();
      }
    }
    return new Type.Structure(name, attributes, shown);
  }

  private Type anyType() {
    Type type = types.get(random.nextInt(types.size()));
    return random.nextInt(4) == 0 ? new Type.ListOf(type) : type;
  }

  private Attribute attribute(String name, Type type) {
    Visibility visibility = List.of(Visibility.values()).get(random.nextInt(3));
    boolean text = type == Type.Simple.TEXT || type.equals(new Type.ListOf(Type.Simple.TEXT));
    return new Attribute(
        name, type, visibility, random.nextBoolean(), text && random.nextBoolean());
  }
}
