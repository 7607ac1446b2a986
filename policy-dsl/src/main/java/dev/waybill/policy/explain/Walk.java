// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a value along names to the value inside it. */
final class Walk {

  private Walk() {}

  /** Gives the type of a fact or of an argument; null if there is none. */
  static @Nullable Type start(Vocabulary vocabulary, String root, boolean argument) {
    if (!argument) {
      FactType fact = vocabulary.facts().get(root);
      return fact == null ? null : fact.type();
    }
    for (ActionType action : vocabulary.actions().values()) {
      Attribute found = action.arguments().get(root);
      if (found != null) {
        return found.type();
      }
    }
    return null;
  }

  /**
   * Gives the value inside a value; null if it is not there, absent if something on the way is. A
   * text given for a record stands for the attribute the record is shown as.
   */
  static @Nullable Value to(@Nullable Value from, @Nullable Type type, List<String> names) {
    Value value = from;
    Type here = type;
    for (String name : names) {
      if (value == null || value instanceof Value.Absent) {
        return value;
      }
      Type.Structure record = here instanceof Type.Structure structure ? structure : null;
      if (value instanceof Value.Fields fields) {
        value = fields.attributes().get(name);
      } else if (record == null) {
        return value;
      } else if (!name.equals(record.shownAs())) {
        return null;
      }
      Attribute next = record == null ? null : record.attributes().get(name);
      here = next == null ? null : next.type();
    }
    return value instanceof Value.Fields fields
            && here instanceof Type.Structure record
            && record.shownAs() != null
        ? fields.attributes().get(record.shownAs())
        : value;
  }
}
