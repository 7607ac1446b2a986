// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** All text anywhere in a tree of records, whatever their own {@code toString} hides. */
final class EverythingIn {

  private EverythingIn() {}

  static String text(Object value) {
    StringBuilder text = new StringBuilder();
    append(value, text);
    return text.toString();
  }

  private static void append(Object value, StringBuilder text) {
    if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        append(read(component, record), text);
      }
    } else if (value instanceof Collection<?> many) {
      many.forEach(one -> append(one, text));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, held) -> {
            append(key, text);
            append(held, text);
          });
    } else if (value instanceof Optional<?> perhaps) {
      perhaps.ifPresent(held -> append(held, text));
    } else {
      text.append(value).append('\n');
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record component cannot be read: " + component, e);
    }
  }
}
