// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a vocabulary file calls the types without parts. */
final class TypeNames {

  /** The types by name. */
  static final Map<String, Type> SIMPLE;

  static {
    Map<String, Type> names = new LinkedHashMap<>();
    names.put("money", Type.Simple.MONEY);
    names.put("number", Type.Simple.NUMBER);
    names.put("percent", Type.Simple.PERCENT);
    names.put("date", Type.Simple.DATE);
    names.put("instant", Type.Simple.INSTANT);
    names.put("length", Type.Simple.LENGTH);
    names.put("yes/no", Type.Simple.YES_NO);
    names.put("text", Type.Simple.TEXT);
    names.put("id", Type.Simple.ID);
    names.put("email", Type.Simple.EMAIL);
    names.put("phone", Type.Simple.PHONE);
    SIMPLE = Collections.unmodifiableMap(names);
  }

  private TypeNames() {}

  /** Gives the name of a type; of a list, that of its elements. */
  static String of(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.name();
    }
    if (type instanceof Type.Structure record) {
      return record.name();
    }
    if (type instanceof Type.ListOf list) {
      return of(list.element());
    }
    for (Map.Entry<String, Type> simple : SIMPLE.entrySet()) {
      if (simple.getValue() == type) {
        return simple.getKey();
      }
    }
    throw new IllegalArgumentException("no vocabulary has the type " + type);
  }

  /** Tells whether no enum and no record may have this name. */
  static boolean isOfTheLanguage(String name) {
    return SIMPLE.containsKey(name) || name.equals("list");
  }
}
