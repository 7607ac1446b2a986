// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A path, resolved in the vocabulary: how to walk from a fact or an argument to its value. */
final class Place {

  final String path;
  final String root;
  final boolean argument;
  final Type type;
  private final String[] steps;
  private final @Nullable Type[] types;
  private final boolean presence;

  private Place(
      String path,
      String root,
      boolean argument,
      String[] steps,
      @Nullable Type start,
      Type type,
      boolean presence) {
    this.path = path;
    this.root = root;
    this.argument = argument;
    this.steps = steps;
    this.types = typesOf(steps, start);
    this.type = type;
    this.presence = presence;
  }

  /** A place of the request: {@code order.ship_to.country}, {@code request.amount}. */
  static Place of(String path, Type type, boolean presence, Vocabulary vocabulary) {
    String[] names = path.split("\\.", -1);
    boolean argument = names[0].equals("request") && names.length > 1;
    String root = argument ? names[1] : names[0];
    Type start = argument ? argumentType(root, vocabulary) : factType(root, vocabulary);
    return new Place(path, root, argument, rest(names, argument ? 2 : 1), start, type, presence);
  }

  /** A place inside an element; an empty path is the element itself. */
  static Place inElement(String path, Type element, Type type) {
    String[] names = path.isEmpty() ? new String[0] : path.split("\\.", -1);
    return new Place(path, "", false, names, element, type, false);
  }

  private static @Nullable Type[] typesOf(String[] steps, @Nullable Type start) {
    @Nullable Type[] types = new @Nullable Type[steps.length + 1];
    types[0] = start;
    for (int i = 0; i < steps.length; i++) {
      Attribute next =
          types[i] instanceof Type.Structure record ? record.attributes().get(steps[i]) : null;
      types[i + 1] = next == null ? null : next.type();
    }
    return types;
  }

  private static String[] rest(String[] names, int from) {
    String[] rest = new String[names.length - from];
    System.arraycopy(names, from, rest, 0, rest.length);
    return rest;
  }

  /** What the vocabulary says of an argument; null if no action has it. */
  static @Nullable Attribute argument(String name, Vocabulary vocabulary) {
    for (ActionType action : vocabulary.actions().values()) {
      Attribute argument = action.arguments().get(name);
      if (argument != null) {
        return argument;
      }
    }
    return null;
  }

  private static @Nullable Type argumentType(String name, Vocabulary vocabulary) {
    Attribute argument = argument(name, vocabulary);
    return argument == null ? null : argument.type();
  }

  private static @Nullable Type factType(String name, Vocabulary vocabulary) {
    FactType fact = vocabulary.facts().get(name);
    return fact == null ? null : fact.type();
  }

  /**
   * The value at this place: null if it is not there, {@link Value#ABSENT} if it or something on
   * the way is absent. A text given for a whole record stands for the attribute the record is shown
   * as.
   */
  @Nullable Value walk(Value from) {
    Value value = from;
    for (int i = 0; i < steps.length; i++) {
      if (value instanceof Value.Absent) {
        return value;
      }
      if (value instanceof Value.Fields fields) {
        value = fields.attributes().get(steps[i]);
        if (value == null) {
          return null;
        }
      } else if (types[i] instanceof Type.Structure record) {
        if (!steps[i].equals(record.shownAs())) {
          return null;
        }
      } else {
        return value;
      }
    }
    if (presence && !(value instanceof Value.Absent)) {
      return Value.yes(true);
    }
    return value instanceof Value.Fields fields
            && types[steps.length] instanceof Type.Structure record
            && record.shownAs() != null
        ? fields.attributes().get(record.shownAs())
        : value;
  }
}
