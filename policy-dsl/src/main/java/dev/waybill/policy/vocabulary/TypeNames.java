// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a vocabulary file calls the types without parts. */
final class TypeNames {

  /** The types by name. */
  static final Map<String, Type> SIMPLE;

  static {
    Map<String, Type> names = new LinkedHashMap<>();
    for (Type.Simple type : Type.Simple.values()) {
      names.put(of(type), type);
    }
    SIMPLE = Collections.unmodifiableMap(names);
  }

  private TypeNames() {}

  static String of(Type.Simple type) {
    return switch (type) {
      case MONEY -> "money";
      case NUMBER -> "number";
      case PERCENT -> "percent";
      case DATE -> "date";
      case INSTANT -> "instant";
      case LENGTH -> "length";
      case YES_NO -> "yes/no";
      case TEXT -> "text";
      case ID -> "id";
      case EMAIL -> "email";
      case PHONE -> "phone";
    };
  }

  /** Gives the name of any type; a list is that of its elements. */
  static String of(Type type) {
    if (type instanceof Type.Simple simple) {
      return of(simple);
    }
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.name();
    }
    if (type instanceof Type.ListOf list) {
      return of(list.element());
    }
    return requireNonNull((Type.Structure) type).name();
  }

  /** Tells whether no enum and no record may have this name. */
  static boolean isOfTheLanguage(String name) {
    return SIMPLE.containsKey(name) || name.equals("list") || name.equals("yes");
  }
}
